package org.affectlab.training.pointcloud.run;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.affectlab.pointscenes.LabelledScene;
import org.affectlab.training.augment.RandomStreams;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.affectlab.training.pointcloud.config.SamplingSettings;
import org.affectlab.training.pointcloud.data.SceneSource;

/**
 * What a run trains on and is measured with.
 *
 * @param dataset name of the data set
 * @param network what the archive says of itself, for the result
 */
public record TrainingScenes(String dataset, String network, PointFold fold, SceneStore store) {
    public TrainingScenes {
        requireNonNull(fold, "fold is null");
        requireNonNull(store, "store is null");
    }

    List<SceneSource> heldOut() {
        return fold.heldOut();
    }

    /** @throws IllegalArgumentException if the settings need all scenes in memory and allow for fewer */
    CentreSampler sampler(PointSettings settings, RandomStreams streams) {
        SamplingSettings sampling = settings.sampling();
        if (sampling.needsAllScenes() && fold.training().size() > sampling.scenesInMemory()) {
            throw new IllegalArgumentException(
                    "sampling needs all " + fold.training().size()
                            + " training scenes in memory, sampling.scenesInMemory is " + sampling.scenesInMemory());
        }
        CentreSampler sampler = sampling.kind() == SamplingSettings.Kind.RANDOM
                ? new RandomSampler(fold.training(), store, sampling)
                : new PossibilitySampler(training(), sampling, streams);
        return sampling.balancedShare() == 0
                ? sampler
                : new BalancedSampler(
                        sampler, training(), sampling, settings.labels().size());
    }

    private List<LabelledScene> training() {
        return fold.training().stream().map(store::scene).toList();
    }

    /** Those of the settings, or of the training scenes' voxels. */
    long[] classCounts(PointSettings settings) {
        if (!settings.loss().classCounts().isEmpty()) {
            return settings.loss().classCounts().stream()
                    .mapToLong(Long::longValue)
                    .toArray();
        }
        long[] counts = new long[settings.labels().size()];
        for (SceneSource source : fold.training()) {
            long[] of = ClassPoints.counts(List.of(store.scene(source)), counts.length);
            for (int label = 0; label < counts.length; label++) {
                counts[label] += of[label];
            }
        }
        return counts;
    }
}
