package org.affectlab.training.run;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.affectlab.training.optimiser.Optimiser;
import org.affectlab.training.optimiser.WeightAverage;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run needs to go on after an epoch as if it had never stopped. Arrays are in the network's parameter order and are shared,
 * not copied.
 *
 * @param history one record an epoch done
 * @param average absent when averaging is off
 * @param best absent when the run has no validation speakers or none was evaluated yet
 */
public record Checkpoint(
        RunIdentity identity,
        List<EpochRecord> history,
        List<float[]> weights,
        Optimiser.State optimiser,
        WeightAverage.@Nullable State average,
        @Nullable Best best) {

    public Checkpoint {
        requireNonNull(identity, "identity is null");
        history = List.copyOf(requireNonNull(history, "history is null"));
        weights = List.copyOf(requireNonNull(weights, "weights is null"));
        requireNonNull(optimiser, "optimiser is null");
    }

    /** Epochs done. */
    public int epoch() {
        return history.size();
    }

    /** The epoch with the best validation UAR so far, the earliest of equals, and the weights that were evaluated. */
    public record Best(int epoch, double uar, List<float[]> weights) {}
}
