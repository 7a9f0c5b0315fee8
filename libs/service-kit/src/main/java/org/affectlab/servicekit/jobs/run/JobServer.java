package org.affectlab.servicekit.jobs.run;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.affectlab.servicekit.jobs.store.JobDatabase;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.JobNotFoundException;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.StorageProviderUtils.DatabaseOptions;
import org.jobrunr.storage.sql.h2.H2StorageProvider;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.JsonMapper;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JobRunr: shares jobs out to the workers of all replicas. A job that is given to it may be worked on more than once; the table of jobs sees to
 * it that only one attempt counts. Thread-safe.
 */
public final class JobServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobServer.class);

    /** The shortest that JobRunr takes. A job given to it on this process begins at once all the same, or at the next {@link #look}. */
    private static final Duration POLL = Duration.ofSeconds(5);

    private static final Duration KEEP = Duration.ofHours(1);
    private static final Set<StateName> WAITS = EnumSet.of(StateName.ENQUEUED, StateName.SCHEDULED);

    private final JsonMapper json = new Jackson3JsonMapper();
    private final StorageProvider storage;
    private final JobRequestScheduler scheduler;
    private final int workers;
    private final Duration stopping;
    private final Activator activator;
    private final Object change = new Object();

    /** Null without workers. */
    private volatile @Nullable BackgroundJobServer server;

    private boolean closed;

    /**
     * @param service has tables of its own, since its workers can do its own jobs alone
     * @param workers jobs that are worked on at a time; 0: what is given waits for a process that has some
     * @param stopping how long running jobs may go on when this is closed, before they are interrupted
     */
    JobServer(JobDatabase database, String service, int workers, Duration stopping, JobWork work) {
        requireNonNull(work, "work is null");
        String prefix = service.replace('-', '_') + "_";
        storage = database.isPostgres()
                ? new PostgresStorageProvider(database.dataSource(), prefix, DatabaseOptions.CREATE)
                : new H2StorageProvider(database.dataSource(), prefix, DatabaseOptions.CREATE);
        storage.setJobMapper(new JobMapper(json));
        scheduler = new JobRequestScheduler(storage, List.of());
        this.workers = workers;
        this.stopping = requireNonNull(stopping, "stopping is null");
        this.activator = new Activator(new RunJobHandler(work));
        server = workers == 0 ? null : startServer();
        if (server == null) {
            LOG.info("No workers here: jobs wait for a process that has some");
        }
    }

    private BackgroundJobServer startServer() {
        BackgroundJobServer started = new BackgroundJobServer(
                storage,
                json,
                activator,
                BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andPollInterval(POLL)
                        .andWorkerCount(workers)
                        .andInterruptJobsAwaitDurationOnStopBackgroundJobServer(stopping)
                        .andDeleteSucceededJobsAfter(KEEP)
                        .andPermanentlyDeleteDeletedJobsAfter(KEEP));
        started.start();
        return started;
    }

    /** Gives a job to the workers; {@code dispatches} tells this time from those before. */
    void submit(String id, int dispatches) {
        scheduler.enqueue(key(id, dispatches), new RunJob(id));
        look();
    }

    /** Has the workers look for work, unless somebody looks just then, who may not see what was just given: to be repeated. */
    void look() {
        BackgroundJobServer now = server;
        if (now != null && now.isRunning()) {
            // JobRunr looks for work at every poll and whenever a worker becomes free: so it is told that one has.
            now.getJobSteward().notifyThreadOccupied();
            now.getJobSteward().notifyThreadIdle();
        }
    }

    /** Whether the workers will still come to it by themselves. */
    boolean waits(String id, int dispatches) {
        try {
            return WAITS.contains(storage.getJobById(key(id, dispatches)).getState());
        } catch (JobNotFoundException unknown) {
            return false;
        }
    }

    /** JobRunr gives up for good after a while without its data base; this begins again, unless this is closed. */
    void revive() {
        synchronized (change) {
            BackgroundJobServer now = server;
            if (!closed && now != null && !now.isRunning()) {
                LOG.warn("The workers had stopped; others are started");
                // Not the same again: one that was stopped just while it announced itself never works.
                now.stop();
                server = startServer();
            }
        }
    }

    private static UUID key(String id, int dispatches) {
        return UUID.nameUUIDFromBytes((id + ":" + dispatches).getBytes(StandardCharsets.US_ASCII));
    }

    /** As JobRunr does by itself after too much trouble with its data base. */
    void stopWorkers() {
        BackgroundJobServer now = server;
        if (now != null) {
            now.stop();
        }
    }

    @Override
    public void close() {
        synchronized (change) {
            closed = true;
        }
        stopWorkers();
        scheduler.shutdown();
        storage.close();
    }

    private record Activator(RunJobHandler handler) implements JobActivator {
        @Override
        public <T> T activateJob(Class<T> type) {
            return type.cast(handler);
        }
    }
}
