package org.affectlab.training.pointcloud.run;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.affectlab.training.optimiser.Optimiser;
import org.affectlab.training.optimiser.WeightAverage;
import org.affectlab.training.run.RunIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run needs to go on after an epoch as if it had never stopped. Arrays are shared, not copied.
 *
 * @param history one record an epoch done
 * @param module the network itself, since the statistics of batch normalisation are no parameters
 * @param average absent when averaging is off
 */
record PointCheckpoint(
        RunIdentity identity,
        List<PointEpochRecord> history,
        byte[] module,
        Optimiser.State optimiser,
        WeightAverage.@Nullable State average) {
    PointCheckpoint {
        requireNonNull(identity, "identity is null");
        history = List.copyOf(requireNonNull(history, "history is null"));
        requireNonNull(module, "module is null");
        requireNonNull(optimiser, "optimiser is null");
    }
}
