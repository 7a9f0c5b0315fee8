package org.affectlab.servicekit.jobs;

import static java.util.Objects.requireNonNull;

/**
 * How far a job is.
 *
 * @param done of {@code total}
 * @param total 0 while it is not known
 * @param unit of both, as {@code windows}; empty while nothing is known
 */
public record JobProgress(long done, long total, String unit) {
    public static final JobProgress NONE = new JobProgress(0, 0, "");

    public JobProgress {
        requireNonNull(unit, "unit is null");
        if (done < 0 || total < 0) {
            throw new IllegalArgumentException("done and total must not be negative");
        }
    }
}
