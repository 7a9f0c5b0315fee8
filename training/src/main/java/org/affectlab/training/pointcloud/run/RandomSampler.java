package org.affectlab.training.pointcloud.run;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.affectlab.pointscenes.LabelledScene;
import org.affectlab.training.pointcloud.config.SamplingSettings;
import org.affectlab.training.pointcloud.data.SceneSource;

/** A random point of a random scene (code: RandLA-Net, on SemanticKITTI); unless scenes weigh by their points, they need not be in memory. */
final class RandomSampler implements CentreSampler {
    private final List<SceneSource> sources;
    private final SceneStore store;
    private final SamplingSettings settings;
    private final double[] weights;

    RandomSampler(List<SceneSource> sources, SceneStore store, SamplingSettings settings) {
        this.sources = List.copyOf(sources);
        this.store = store;
        this.settings = settings;
        this.weights = new double[sources.size()];
        Arrays.setAll(weights, index -> weight(sources.get(index)));
    }

    private double weight(SceneSource source) {
        return settings.sceneExponent() == 0
                ? 1
                : Math.pow(store.scene(source).scene().points(), settings.sceneExponent());
    }

    @Override
    public void begin(long epoch) {
        // Every input's own stream decides.
    }

    @Override
    public Centre next(SplittableRandom random) {
        LabelledScene scene = store.scene(sources.get(Weighted.draw(weights, random)));
        int point = random.nextInt(scene.scene().points());
        return Centre.around(scene, point, settings.centreNoiseMetres(), random);
    }
}
