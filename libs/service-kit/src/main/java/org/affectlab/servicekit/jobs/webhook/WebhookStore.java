package org.affectlab.servicekit.jobs.webhook;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.affectlab.servicekit.jobs.store.JobDatabase;
import org.affectlab.servicekit.jobs.webhook.Webhook.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of web hooks of a service. Of two processes that would make a call one does. Thread-safe. */
public final class WebhookStore {
    private static final String FINAL = "('COMPLETED', 'FAILED', 'CANCELLED')";

    private final JdbcClient sql;
    private final String service;

    public WebhookStore(JobDatabase database, String service) {
        this.sql = JdbcClient.create(database.dataSource());
        this.service = requireNonNull(service, "service is null");
    }

    /** To be called before the job's row is there: then no job that was accepted is without its web hook. */
    public void insert(String job, URI url, Instant now) {
        sql.sql("INSERT INTO affectlab_job_webhooks (job_id, service, url, state, attempts, next_at, created_at)"
                        + " VALUES (:job, :service, :url, 'PENDING', 0, 0, :now)")
                .params(Map.of("job", job, "service", service, "url", url.toString(), "now", now.toEpochMilli()))
                .update();
    }

    /**
     * Those whose job has ended and whose time has come, the most overdue first.
     *
     * @param mostPerCaller so that those of one caller do not hide those of others
     */
    List<Webhook> due(Instant now, int mostPerCaller, int limit) {
        return sql
                .sql(
                        "SELECT * FROM (SELECT w.*, ROW_NUMBER() OVER (PARTITION BY j.caller ORDER BY w.next_at, w.job_id) AS turn"
                                + " FROM affectlab_job_webhooks w JOIN affectlab_jobs j ON j.id = w.job_id"
                                + " WHERE w.service = :service AND w.state = 'PENDING' AND w.next_at <= :now AND j.state IN "
                                + FINAL + ") due WHERE turn <= :mostPerCaller ORDER BY next_at LIMIT :limit")
                .params(Map.of(
                        "service", service, "now", now.toEpochMilli(), "mostPerCaller", mostPerCaller, "limit", limit))
                .query()
                .listOfRows()
                .stream()
                .map(WebhookStore::webhook)
                .toList();
    }

    /** Of the jobs that have one. */
    public Map<String, Webhook> of(Collection<String> jobs) {
        if (jobs.isEmpty()) {
            return Map.of();
        }
        return sql
                .sql("SELECT * FROM affectlab_job_webhooks WHERE service = :service AND job_id IN (:jobs)")
                .params(Map.of("service", service, "jobs", jobs))
                .query()
                .listOfRows()
                .stream()
                .map(WebhookStore::webhook)
                .collect(Collectors.toMap(Webhook::job, Function.identity()));
    }

    /**
     * Takes it for one call.
     *
     * @param again when another process may, should this one die at it
     * @return false if somebody else has taken it
     */
    boolean claim(Webhook webhook, Instant again) {
        return sql.sql("UPDATE affectlab_job_webhooks SET attempts = attempts + 1, next_at = :again"
                                + " WHERE job_id = :job AND state = 'PENDING' AND attempts = :attempts")
                        .params(Map.of(
                                "again", again.toEpochMilli(), "job", webhook.job(), "attempts", webhook.attempts()))
                        .update()
                == 1;
    }

    /** What became of the call that was {@link #claim claimed}. */
    void ended(Webhook before, State state, Instant next, String answer) {
        sql.sql("UPDATE affectlab_job_webhooks SET state = :state, next_at = :next, answer = :answer"
                        + " WHERE job_id = :job AND attempts = :attempts")
                .params(Map.of(
                        "state",
                        state.name(),
                        "next",
                        next.toEpochMilli(),
                        "answer",
                        answer,
                        "job",
                        before.job(),
                        "attempts",
                        before.attempts() + 1))
                .update();
    }

    public void delete(String job) {
        sql.sql("DELETE FROM affectlab_job_webhooks WHERE job_id = :job")
                .param("job", job)
                .update();
    }

    /** Deletes what belongs to no job: the row of one that could not be kept. */
    void sweep(Instant before) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("service", service);
        parameters.put("before", before.toEpochMilli());
        sql.sql("DELETE FROM affectlab_job_webhooks WHERE service = :service AND created_at < :before"
                        + " AND NOT EXISTS (SELECT 1 FROM affectlab_jobs j WHERE j.id = affectlab_job_webhooks.job_id)")
                .params(parameters)
                .update();
    }

    private static Webhook webhook(Map<String, ?> row) {
        return new Webhook(
                text(row, "job_id"),
                URI.create(text(row, "url")),
                State.valueOf(text(row, "state")),
                ((Number) requireNonNull(row.get("attempts"), "attempts")).intValue(),
                Instant.ofEpochMilli(((Number) requireNonNull(row.get("next_at"), "next_at")).longValue()),
                (@Nullable String) row.get("answer"));
    }

    private static String text(Map<String, ?> row, String column) {
        return (String) requireNonNull(row.get(column), column);
    }
}
