package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One look at a worker of a model.
 *
 * @param name of its thread
 * @param busy whether a forward runs
 * @param forwards that have ended, well or not, since the model was ready
 * @param failures how many of them failed
 * @param lastFailure the last of those; null if there is none
 * @param lastFailureAt when it was
 */
public record WorkerView(
        String name,
        boolean busy,
        long forwards,
        long failures,
        @Nullable String lastFailure,
        @Nullable Instant lastFailureAt) {
    public WorkerView {
        requireNonNull(name, "name is null");
    }
}
