package org.affectlab.servicekit.jobs;

import java.time.Instant;
import org.affectlab.servicekit.jobs.run.JobFileNames;
import org.jspecify.annotations.Nullable;

/** New jobs, as they are kept for the first time. Stateless. */
public final class QueuedJobs {
    /** Whose they are. */
    public static final String SERVICE = "kit";

    private QueuedJobs() {}

    public static Job of(String caller, String analysis, @Nullable String idempotencyKey, Instant created) {
        String id = JobId.create(SERVICE);
        return new Job(
                id,
                SERVICE,
                caller,
                analysis,
                "{\"a\":\"\u00e4\"}",
                JobFileNames.input(id),
                7,
                "trace",
                idempotencyKey,
                "f".repeat(64),
                JobState.QUEUED,
                0,
                0,
                JobProgress.NONE,
                created,
                null,
                null,
                null,
                null);
    }
}
