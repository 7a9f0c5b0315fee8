package org.affectlab.training.pointcloud.run;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.affectlab.training.run.RunIdentity;
import org.jspecify.annotations.Nullable;

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
 * @param choice how the epoch was chosen; files that were written before it was kept lack it: then the last epoch, or the best one where an earlier one was kept
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
        List<PointEpochRecord> history,
        PointSettings.@Nullable Choice choice) {

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
        if (choice == null) {
            choice = epoch < history.size() ? PointSettings.Choice.BEST_HELD_OUT : PointSettings.Choice.LAST;
        }
    }

    /** Whether the held-out scenes chose the epoch, so that their figures are too good. */
    public boolean chosenByHeldOut() {
        return choice == PointSettings.Choice.BEST_HELD_OUT;
    }

    /** What the held-out scenes said after the last epoch; empty when nothing is held out or they were not asked then. */
    public Optional<PointEpochRecord.Score> lastScore() {
        return history.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(history.get(history.size() - 1).heldOut());
    }
}
