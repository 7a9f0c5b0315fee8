package org.affectlab.servicekit.jobs.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobProgress;
import org.affectlab.servicekit.jobs.JobState;
import org.jspecify.annotations.Nullable;

/** Between a job and its row. Stateless. */
final class JobRows {
    private JobRows() {}

    static Job job(Map<String, ?> row) {
        return new Job(
                text(row, "id"),
                text(row, "service"),
                text(row, "caller"),
                text(row, "analysis"),
                text(row, "parameters"),
                text(row, "input"),
                number(row, "input_bytes"),
                text(row, "trace_id"),
                (String) row.get("idempotency_key"),
                text(row, "fingerprint"),
                JobState.valueOf(text(row, "state")),
                (int) number(row, "attempts"),
                (int) number(row, "dispatches"),
                new JobProgress(number(row, "done"), number(row, "total"), text(row, "unit")),
                Instant.ofEpochMilli(number(row, "created_at")),
                time(row, "started_at"),
                time(row, "finished_at"),
                time(row, "expires_at"),
                (String) row.get("problem"));
    }

    /** The values of a job that has just been accepted, by the names of its columns. */
    static Map<String, @Nullable Object> values(Job job) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", job.id());
        values.put("service", job.service());
        values.put("caller", job.caller());
        values.put("analysis", job.analysis());
        values.put("parameters", job.parameters());
        values.put("input", job.input());
        values.put("input_bytes", job.inputBytes());
        values.put("trace_id", job.traceId());
        values.put("idempotency_key", job.idempotencyKey());
        values.put("fingerprint", job.fingerprint());
        values.put("state", job.state().name());
        values.put("attempts", job.attempts());
        values.put("dispatches", job.dispatches());
        values.put("done", job.progress().done());
        values.put("total", job.progress().total());
        values.put("unit", job.progress().unit());
        values.put("created_at", job.createdAt().toEpochMilli());
        return values;
    }

    private static String text(Map<String, ?> row, String column) {
        return (String) requireNonNull(row.get(column), column);
    }

    private static long number(Map<String, ?> row, String column) {
        return ((Number) requireNonNull(row.get(column), column)).longValue();
    }

    private static @Nullable Instant time(Map<String, ?> row, String column) {
        Object value = row.get(column);
        return value == null ? null : Instant.ofEpochMilli(((Number) value).longValue());
    }
}
