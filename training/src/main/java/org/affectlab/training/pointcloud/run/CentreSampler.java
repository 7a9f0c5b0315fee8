package org.affectlab.training.pointcloud.run;

import java.util.SplittableRandom;
import org.affectlab.pointscenes.LabelledScene;

/** Chooses where training inputs are taken. For one thread. */
interface CentreSampler {
    /** Begins an epoch: what follows depends on the epoch and the seed, not on what was drawn before. */
    void begin(long epoch);

    /** The place of the next input. @param random the input's own stream */
    Centre next(SplittableRandom random);

    /**
     * A place.
     *
     * @param centre x y z in the scene's coordinates
     */
    record Centre(LabelledScene scene, float[] centre) {
        /** A point's place, moved by Gaussian noise along each axis. */
        static Centre around(LabelledScene scene, int point, double noise, SplittableRandom random) {
            float[] centre = new float[3];
            for (int axis = 0; axis < 3; axis++) {
                centre[axis] = (float) (scene.scene().coordinates()[3 * point + axis] + noise * random.nextGaussian());
            }
            return new Centre(scene, centre);
        }
    }
}
