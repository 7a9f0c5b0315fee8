package org.affectlab.servicekit.jobs.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobProgress;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of jobs of one service: it alone says what has become of a job. Every change is one statement that names the state it comes from,
 * and where somebody works on the job, who and in which attempt; so of two that would end a job one does, and the other is told. Thread-safe; what
 * the data base cannot do is a {@link org.springframework.dao.DataAccessException}.
 */
public final class JobStore {
    private static final String OWN =
            " WHERE id = :id AND state = 'RUNNING' AND owner = :owner AND attempts = :attempts";

    private final JdbcClient sql;
    private final String service;
    private final boolean flushes;

    /** @param database whose tables are there */
    public JobStore(JobDatabase database, String service) {
        this.sql = JdbcClient.create(database.dataSource());
        this.flushes = !database.isPostgres();
        this.service = requireNonNull(service, "service is null");
    }

    /** One attempt of one process at a job. */
    public record Attempt(String id, String owner, int attempts) {}

    /**
     * Keeps a job; when this returns it is on the disk.
     *
     * @throws org.springframework.dao.DuplicateKeyException if the caller has used the idempotency key already
     */
    public void insert(Job job) {
        sql.sql(
                        "INSERT INTO affectlab_jobs (id, service, caller, analysis, parameters, input, input_bytes, trace_id,"
                                + " idempotency_key, fingerprint, state, attempts, dispatches, done, total, unit, created_at)"
                                + " VALUES (:id, :service, :caller, :analysis, :parameters, :input, :input_bytes, :trace_id,"
                                + " :idempotency_key, :fingerprint, :state, :attempts, :dispatches, :done, :total, :unit, :created_at)")
                .params(JobRows.values(job))
                .update();
        if (flushes) {
            // A commit of H2 survives the process, but not yet the machine.
            sql.sql("CHECKPOINT SYNC").update();
        }
    }

    public Optional<Job> find(String id) {
        return first("SELECT * FROM affectlab_jobs WHERE service = :service AND id = :id", Map.of("id", id));
    }

    public Optional<Job> findByKey(String caller, String idempotencyKey) {
        return first(
                "SELECT * FROM affectlab_jobs WHERE service = :service AND caller = :caller AND idempotency_key = :key",
                Map.of("caller", caller, "key", idempotencyKey));
    }

    /** A caller's jobs that were made before the moment, the newest first. */
    public List<Job> list(String caller, Instant before, int limit) {
        return all(
                "SELECT * FROM affectlab_jobs WHERE service = :service AND caller = :caller AND created_at < :before"
                        + " ORDER BY created_at DESC, id LIMIT :limit",
                Map.of("caller", caller, "before", before.toEpochMilli(), "limit", limit));
    }

    /** Jobs that wait or run. */
    public long countOpen() {
        return count(
                "SELECT COUNT(*) FROM affectlab_jobs WHERE service = :service AND state IN ('QUEUED', 'RUNNING')",
                Map.of());
    }

    public long countOpen(String caller) {
        return count(
                "SELECT COUNT(*) FROM affectlab_jobs WHERE service = :service AND state IN ('QUEUED', 'RUNNING')"
                        + " AND caller = :caller",
                Map.of("caller", caller));
    }

    /** Begins an attempt; empty if the job does not wait. */
    public Optional<Job> claim(String id, String owner, Instant now) {
        int changed = sql.sql("UPDATE affectlab_jobs SET state = 'RUNNING', attempts = attempts + 1, owner = :owner,"
                        + " heartbeat_at = :now, started_at = COALESCE(started_at, :now)"
                        + " WHERE id = :id AND service = :service AND state = 'QUEUED'")
                .params(Map.of("id", id, "owner", owner, "now", now.toEpochMilli(), "service", service))
                .update();
        return changed == 1 ? find(id) : Optional.empty();
    }

    /** Says that the attempt goes on, and how far it is; false if it is not this one's job any more. */
    public boolean heartbeat(Attempt attempt, JobProgress progress, Instant now) {
        return change(
                "UPDATE affectlab_jobs SET heartbeat_at = :now, done = :done, total = :total, unit = :unit" + OWN,
                attempt,
                Map.of(
                        "now", now.toEpochMilli(),
                        "done", progress.done(),
                        "total", progress.total(),
                        "unit", progress.unit()));
    }

    /** Ends the attempt, and with it the job; false if it is not this one's job any more. */
    public boolean complete(Attempt attempt, JobProgress progress, Instant now, Instant expiry) {
        return change(
                "UPDATE affectlab_jobs SET state = 'COMPLETED', owner = NULL, heartbeat_at = NULL, done = :done, total = :total,"
                        + " unit = :unit, finished_at = :now, expires_at = :expiry" + OWN,
                attempt,
                Map.of(
                        "done", progress.done(),
                        "total", progress.total(),
                        "unit", progress.unit(),
                        "now", now.toEpochMilli(),
                        "expiry", expiry.toEpochMilli()));
    }

    /** As {@link #complete}, with a problem. */
    public boolean fail(Attempt attempt, String problem, Instant now, Instant expiry) {
        return change(
                "UPDATE affectlab_jobs SET state = 'FAILED', owner = NULL, heartbeat_at = NULL, problem = :problem,"
                        + " finished_at = :now, expires_at = :expiry" + OWN,
                attempt,
                Map.of("problem", problem, "now", now.toEpochMilli(), "expiry", expiry.toEpochMilli()));
    }

    /** Gives the job back as if the attempt had not been; false if it is not this one's job any more. */
    public boolean release(Attempt attempt) {
        return change(
                "UPDATE affectlab_jobs SET state = 'QUEUED', owner = NULL, heartbeat_at = NULL, attempts = attempts - 1"
                        + OWN,
                attempt,
                Map.of());
    }

    /** False if the job has ended already. */
    public boolean cancel(String id, Instant now, Instant expiry) {
        return sql.sql(
                                "UPDATE affectlab_jobs SET state = 'CANCELLED', owner = NULL, heartbeat_at = NULL, finished_at = :now,"
                                        + " expires_at = :expiry WHERE id = :id AND service = :service AND state IN ('QUEUED', 'RUNNING')")
                        .params(Map.of(
                                "id",
                                id,
                                "service",
                                service,
                                "now",
                                now.toEpochMilli(),
                                "expiry",
                                expiry.toEpochMilli()))
                        .update()
                == 1;
    }

    /** Puts jobs back whose process has not been heard of since the moment: it is dead, or as good as dead. */
    public int requeueAbandoned(Instant before) {
        return sql.sql("UPDATE affectlab_jobs SET state = 'QUEUED', owner = NULL, heartbeat_at = NULL"
                        + " WHERE service = :service AND state = 'RUNNING' AND heartbeat_at < :before")
                .params(Map.of("service", service, "before", before.toEpochMilli()))
                .update();
    }

    /** Jobs that wait, the oldest first. */
    public List<Job> queued(int limit) {
        return all(
                "SELECT * FROM affectlab_jobs WHERE service = :service AND state = 'QUEUED' ORDER BY created_at, id LIMIT :limit",
                Map.of("limit", limit));
    }

    /** Counts that a waiting job is given to the workers once more; false if somebody else has done so. */
    public boolean dispatch(Job job) {
        return sql.sql("UPDATE affectlab_jobs SET dispatches = dispatches + 1"
                                + " WHERE id = :id AND state = 'QUEUED' AND dispatches = :dispatches")
                        .params(Map.of("id", job.id(), "dispatches", job.dispatches()))
                        .update()
                == 1;
    }

    /** Jobs whose time is over. */
    public List<Job> expired(Instant now, int limit) {
        return all(
                "SELECT * FROM affectlab_jobs WHERE service = :service AND expires_at < :now ORDER BY expires_at LIMIT :limit",
                Map.of("now", now.toEpochMilli(), "limit", limit));
    }

    /** Deletes the row of a job that has ended. */
    public boolean delete(String id) {
        return sql.sql("DELETE FROM affectlab_jobs WHERE id = :id AND service = :service"
                                + " AND state NOT IN ('QUEUED', 'RUNNING')")
                        .params(Map.of("id", id, "service", service))
                        .update()
                == 1;
    }

    private boolean change(String statement, Attempt attempt, Map<String, ?> more) {
        return sql.sql(statement)
                        .params(more)
                        .param("id", attempt.id())
                        .param("owner", attempt.owner())
                        .param("attempts", attempt.attempts())
                        .update()
                == 1;
    }

    private Optional<Job> first(String query, Map<String, ?> parameters) {
        return all(query, parameters).stream().findFirst();
    }

    private List<Job> all(String query, Map<String, ?> parameters) {
        return sql.sql(query).params(parameters).param("service", service).query().listOfRows().stream()
                .map(JobRows::job)
                .toList();
    }

    private long count(String query, Map<String, ?> parameters) {
        return sql.sql(query)
                .params(parameters)
                .param("service", service)
                .query(Long.class)
                .single();
    }
}
