package org.affectlab.servicekit.jobs.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.affectlab.inference.InferenceException;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobId;
import org.affectlab.servicekit.jobs.JobKind;
import org.affectlab.servicekit.jobs.JobKinds;
import org.affectlab.servicekit.jobs.JobProblem;
import org.affectlab.servicekit.jobs.JobsProperties;
import org.affectlab.servicekit.jobs.files.JobFiles;
import org.affectlab.servicekit.jobs.store.JobStore;
import org.affectlab.servicekit.jobs.store.JobStore.Attempt;
import org.affectlab.servicekit.problem.ClientGoneException;
import org.affectlab.servicekit.problem.InferenceProblems;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.trace.WorkTrace;
import org.affectlab.tracing.OpenSpan;
import org.affectlab.tracing.Tracing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes one attempt at a job, from claim to final state. Whatever the analysis does, the job ends in a final state, or goes back to the queue
 * because this process stops. While service or model are full the attempt waits; while the data base is gone its outcome waits. The result is
 * on the disk before the table says so. Thread-safe.
 */
public final class JobRunner implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A cancelled job is noticed after this at the latest. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final JobStore store;
    private final JobFiles files;
    private final JobKinds kinds;
    private final JsonMapper json;
    private final JobsProperties properties;
    private final Clock clock;
    private final String owner;
    private final RunningJobs running;
    private final Tracing tracing;

    JobRunner(
            JobStore store,
            JobFiles files,
            JobKinds kinds,
            JsonMapper json,
            JobsProperties properties,
            Clock clock,
            String owner,
            RunningJobs running,
            Tracing tracing) {
        this.tracing = requireNonNull(tracing, "tracing is null");
        this.store = requireNonNull(store, "store is null");
        this.files = requireNonNull(files, "files is null");
        this.kinds = requireNonNull(kinds, "kinds is null");
        this.json = requireNonNull(json, "json is null");
        this.properties = requireNonNull(properties, "properties is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.owner = requireNonNull(owner, "owner is null");
        this.running = requireNonNull(running, "running is null");
    }

    @Override
    public void run(String id) {
        Optional<Job> claimed = running.stopping() ? Optional.empty() : store.claim(id, owner, clock.instant());
        if (claimed.isEmpty()) {
            return;
        }
        Job job = claimed.get();
        RunningJob attempt = new RunningJob(new Attempt(id, owner, job.attempts()));
        running.add(attempt);
        OpenSpan span = tracing.continued("job " + job.analysis(), job.traceId(), JobId.spanOf(id))
                .orElse(null);
        WorkTrace.Scope scope = WorkTrace.of(job.traceId(), span).enter();
        try (scope) {
            attempt(job, attempt);
        } finally {
            if (span != null) {
                span.with("affectlab.job.id", id).end(attempt.outcome());
            }
            running.remove(attempt);
        }
    }

    private void attempt(Job job, RunningJob attempt) {
        Deadline deadline = Deadline.in(properties.timeout(), clock);
        try {
            if (job.attempts() > properties.maxAttempts()) {
                throw new ProblemException(
                        ProblemCode.JOB_CRASHED,
                        "The service died in each of " + properties.maxAttempts() + " attempts at this job.");
            }
            patiently(job, attempt, deadline);
            if (end(() -> store.complete(attempt.attempt(), attempt.progress(), clock.instant(), expiry()))) {
                LOG.info("{} completed", job.id());
                if (kinds.find(job.analysis()).filter(JobKind::keepsInput).isEmpty()) {
                    discardInput(job);
                }
            }
        } catch (ClientGoneException taken) {
            if (running.stopping()) {
                // Somebody else, or the next start, takes the job up, and this attempt does not count.
                end(() -> store.release(attempt.attempt()));
            } else {
                LOG.info("{} was cancelled, or is worked on elsewhere", job.id());
            }
        } catch (ProblemException problem) {
            giveUp(job, attempt, problem);
        } catch (IOException | JacksonException failure) {
            LOG.error("{} failed", job.id(), failure);
            giveUp(job, attempt, new ProblemException(ProblemCode.INTERNAL_ERROR, "The job could not be worked on."));
        } catch (RuntimeException failure) {
            LOG.error("{} failed", job.id(), failure);
            giveUp(job, attempt, new ProblemException(ProblemCode.INTERNAL_ERROR, "The analysis failed."));
        }
    }

    /** Until the answer is kept. A full service is no reason to give up before the deadline: nobody waits at the other end of a line. */
    private void patiently(Job job, RunningJob attempt, Deadline deadline) throws IOException {
        while (true) {
            try {
                work(job, attempt, deadline);
                return;
            } catch (ProblemException full) {
                if (full.code().status() != HttpStatus.SERVICE_UNAVAILABLE
                        || Thread.currentThread().isInterrupted()
                        || deadline.expired()) {
                    throw full;
                }
                pause(full.retryAfter()
                        .filter(wanted -> wanted.compareTo(LONGEST_PAUSE) < 0)
                        .orElse(LONGEST_PAUSE));
                Caller.inBackground(job.caller(), deadline, attempt).check();
            }
        }
    }

    private void work(Job job, RunningJob attempt, Deadline deadline) throws IOException {
        JobKind kind = kinds.find(job.analysis())
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.INTERNAL_ERROR, "This version of the service has no such analysis any more."));
        try {
            kind.run(
                    job,
                    new KeptInput(files, job.input()),
                    Caller.inBackground(job.caller(), deadline, attempt),
                    attempt);
        } catch (InferenceException refused) {
            throw InferenceProblems.translate(refused);
        }
    }

    private void giveUp(Job job, RunningJob attempt, ProblemException problem) {
        if (Thread.currentThread().isInterrupted()) {
            end(() -> store.release(attempt.attempt()));
            return;
        }
        attempt.ended(problem.code().status().value());
        String kept = json.writeValueAsString(JobProblem.of(problem));
        if (end(() -> store.fail(attempt.attempt(), kept, clock.instant(), expiry()))) {
            LOG.info("{} failed: {}", job.id(), problem.code());
            discardInput(job);
        }
    }

    /** Writes the outcome, as soon as the data base takes it; an interrupted thread tries once. */
    private static boolean end(BooleanSupplier write) {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return write.getAsBoolean();
                } catch (DataAccessException gone) {
                    if (interrupted || Thread.currentThread().isInterrupted()) {
                        throw gone;
                    }
                    LOG.warn("The outcome of a job waits for the data base: {}", gone.getMessage());
                    pause(PAUSE);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void discardInput(Job job) {
        try {
            files.delete(job.input());
        } catch (IOException undeletable) {
            LOG.warn("The input of {} stays until it is swept up: {}", job.id(), undeletable.toString());
        }
    }

    private Instant expiry() {
        return clock.instant().plus(properties.retention());
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
