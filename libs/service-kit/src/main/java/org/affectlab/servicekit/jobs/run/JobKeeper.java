package org.affectlab.servicekit.jobs.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.store.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that nothing accepted is lost: says every second that this process lives, gives jobs of dead processes back to the queue, gives
 * waiting jobs that nobody would come to (again) to the workers, and deletes what has expired or was left behind. Every replica has one; they
 * do not disturb each other. Goes on after any failure. Thread-safe.
 */
final class JobKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobKeeper.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    /** Without a sign of life for so long a process counts as dead: many ticks, so that a long pause of its virtual machine does not. */
    private static final Duration DEAD_AFTER = Duration.ofSeconds(15);

    /** A job as young as this is on its way to the workers. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    private static final int LOOK_TICKS = 3;
    private static final int CLEAN_TICKS = 60;
    private static final int BATCH = 500;

    private final JobStore store;
    private final JobRemains remains;
    private final JobFileSweep sweep;
    private final JobServer server;
    private final RunningJobs running;
    private final Clock clock;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, work -> {
        Thread keeper = new Thread(work, "job-keeper");
        keeper.setDaemon(true);
        return keeper;
    });
    private long ticks;
    private boolean troubled;

    JobKeeper(
            JobStore store,
            JobRemains remains,
            JobFileSweep sweep,
            JobServer server,
            RunningJobs running,
            Clock clock) {
        this.store = requireNonNull(store, "store is null");
        this.remains = requireNonNull(remains, "remains is null");
        this.sweep = requireNonNull(sweep, "sweep is null");
        this.server = requireNonNull(server, "server is null");
        this.running = requireNonNull(running, "running is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    void start() {
        threads.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        // It may take longer than a process without a sign of life counts as alive.
        threads.execute(this::sweepUp);
    }

    /** Of an earlier process that died between the end of a job and the deletion of its input. */
    private void sweepUp() {
        try {
            sweep.endedInputs();
        } catch (IOException | RuntimeException failure) {
            LOG.warn("Inputs of jobs that ended with their process stay until they are old: {}", failure.toString());
        }
    }

    private void tick() {
        try {
            // First of all, so that after a gap this process's own jobs are not taken for abandoned.
            heartbeats();
            if (ticks % LOOK_TICKS == 0) {
                server.revive();
                look();
            }
            server.look();
            if (ticks % CLEAN_TICKS == 0) {
                clean();
            }
            ticks++;
            troubled = false;
        } catch (IOException | RuntimeException failure) {
            if (!troubled) {
                LOG.warn("Jobs are not looked after now: {}", failure.toString());
            }
            troubled = true;
        }
    }

    private void heartbeats() {
        Instant now = clock.instant();
        for (RunningJob job : running.all()) {
            if (!store.heartbeat(job.attempt(), job.progress(), now)) {
                job.take();
            }
        }
    }

    private void look() {
        Instant now = clock.instant();
        int abandoned = store.requeueAbandoned(now.minus(DEAD_AFTER));
        if (abandoned > 0) {
            LOG.warn("{} jobs of a process that is dead wait again", abandoned);
        }
        for (Job job : store.queued(BATCH)) {
            boolean fresh = job.attempts() == 0 && job.createdAt().isAfter(now.minus(FRESH));
            if (!fresh && !server.waits(job.id(), job.dispatches()) && store.dispatch(job)) {
                server.submit(job.id(), job.dispatches() + 1);
            }
        }
    }

    private void clean() throws IOException {
        for (Job job : store.expired(clock.instant(), BATCH)) {
            remains.delete(job);
        }
        sweep.orphans();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
