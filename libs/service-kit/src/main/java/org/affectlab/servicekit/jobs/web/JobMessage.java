package org.affectlab.servicekit.jobs.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Locale;
import org.affectlab.servicekit.jobs.Job;
import org.jspecify.annotations.Nullable;

/**
 * What a web hook is told, the same in each of its calls. Immutable.
 *
 * @param type {@code job.completed}, {@code job.failed} or {@code job.cancelled}
 * @param timestamp when the job ended
 */
@JsonPropertyOrder({"type", "timestamp", "data"})
record JobMessage(String type, @Nullable Instant timestamp, JobView data) {
    static JobMessage of(Job job, JobView view) {
        return new JobMessage("job." + job.state().name().toLowerCase(Locale.ROOT), job.finishedAt(), view);
    }
}
