package org.affectlab.training.pointcloud.run;

import java.util.List;
import java.util.SplittableRandom;
import org.affectlab.pointscenes.LabelledScene;
import org.affectlab.training.pointcloud.config.SamplingSettings;

/** For a share of the inputs a random point of a random class, for the others what another sampler says (our choice). */
final class BalancedSampler implements CentreSampler {
    private final CentreSampler others;
    private final List<LabelledScene> scenes;
    private final SamplingSettings settings;
    private final ClassPoints points;

    BalancedSampler(CentreSampler others, List<LabelledScene> scenes, SamplingSettings settings, int classes) {
        this.others = others;
        this.scenes = List.copyOf(scenes);
        this.settings = settings;
        this.points = new ClassPoints(scenes, classes, settings.balancedWeights(), settings.sceneExponent());
    }

    @Override
    public void begin(long epoch) {
        others.begin(epoch);
    }

    @Override
    public Centre next(SplittableRandom random) {
        if (random.nextDouble() >= settings.balancedShare()) {
            return others.next(random);
        }
        ClassPoints.Place place = points.draw(random);
        return Centre.around(scenes.get(place.scene()), place.point(), settings.centreNoiseMetres(), random);
    }
}
