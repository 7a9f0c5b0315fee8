package org.affectlab.servicekit.jobs;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a job. Immutable; a picture of one moment.
 *
 * @param id see {@link JobId}
 * @param caller whose job it is: for everybody else it does not exist
 * @param analysis name of the {@link Analysis}
 * @param parameters of it, as JSON
 * @param input name of the input among the files; it is deleted when the state is final
 * @param traceId of the request that made it
 * @param fingerprint of the request, so that another request with the same idempotency key is told from a repetition
 * @param attempts how often somebody began to work on it
 * @param dispatches how often it was given to the workers
 * @param expiresAt when result and row are deleted; null while the state is not final
 * @param problem why it failed, as JSON; null unless it has
 */
public record Job(
        String id,
        String service,
        String caller,
        String analysis,
        String parameters,
        String input,
        long inputBytes,
        String traceId,
        @Nullable String idempotencyKey,
        String fingerprint,
        JobState state,
        int attempts,
        int dispatches,
        JobProgress progress,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt,
        @Nullable String problem) {
    public Job {
        requireNonNull(service, "service is null");
        requireNonNull(caller, "caller is null");
        requireNonNull(analysis, "analysis is null");
        requireNonNull(parameters, "parameters is null");
        requireNonNull(input, "input is null");
        requireNonNull(traceId, "traceId is null");
        requireNonNull(fingerprint, "fingerprint is null");
        requireNonNull(state, "state is null");
        requireNonNull(progress, "progress is null");
        requireNonNull(createdAt, "createdAt is null");
        if (!JobId.isOne(id)) {
            throw new IllegalArgumentException("'" + id + "' is no name of a job");
        }
    }
}
