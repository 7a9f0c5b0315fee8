package org.affectlab.training.pointcloud.run;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.affectlab.training.run.RunIdentity;

/**
 * What a finished run leaves for reports and packaging.
 *
 * @param dataset name of the data set
 * @param network architecture and what it differs in, as the archive says it
 * @param epoch whose network was kept, from 1
 * @param trainingScenes in listed order, as are the others
 * @param scores of the held-out scenes; empty when nothing is held out
 * @param classCounts points of each class that frequencies were computed from
 * @param hours wall-clock time of all training epochs
 */
public record PointRunResult(
        String name,
        RunIdentity identity,
        String dataset,
        String network,
        List<String> labels,
        int epoch,
        String heldOut,
        List<String> trainingScenes,
        List<SceneScore> scores,
        List<Long> classCounts,
        double hours,
        List<PointEpochRecord> history) {

    public PointRunResult {
        requireNonNull(name, "name is null");
        requireNonNull(identity, "identity is null");
        requireNonNull(dataset, "dataset is null");
        requireNonNull(network, "network is null");
        requireNonNull(heldOut, "heldOut is null");
        labels = List.copyOf(labels);
        trainingScenes = List.copyOf(trainingScenes);
        scores = List.copyOf(scores);
        classCounts = List.copyOf(classCounts);
        history = List.copyOf(history);
    }
}
