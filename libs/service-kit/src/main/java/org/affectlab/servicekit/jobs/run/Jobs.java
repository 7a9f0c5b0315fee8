package org.affectlab.servicekit.jobs.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobKinds;
import org.affectlab.servicekit.jobs.JobsProperties;
import org.affectlab.servicekit.jobs.batch.ItemStore;
import org.affectlab.servicekit.jobs.files.JobFiles;
import org.affectlab.servicekit.jobs.store.JobDatabase;
import org.affectlab.servicekit.jobs.store.JobStore;
import org.affectlab.servicekit.jobs.webhook.WebhookStore;
import org.affectlab.tracing.Tracing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The jobs of a service at work: table, workers and keeper. Closing gives running jobs back to the queue. Thread-safe. */
public final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final JobStore store;
    private final JobFiles files;
    private final JobRemains remains;
    private final RunningJobs running = new RunningJobs();
    private final JobServer server;
    private final JobKeeper keeper;
    private final JobsProperties properties;
    private final Clock clock;

    /** @param service whose jobs these are; others in the same data base are not touched */
    public Jobs(
            JobDatabase database,
            JobFiles files,
            JobKinds kinds,
            ItemStore items,
            WebhookStore webhooks,
            JsonMapper json,
            JobsProperties properties,
            Clock clock,
            String service,
            Tracing tracing) {
        this.files = files;
        this.properties = properties;
        this.clock = clock;
        this.store = new JobStore(database, service);
        this.remains = new JobRemains(store, files, items, webhooks);
        JobRunner runner = new JobRunner(
                store, files, kinds, json, properties, clock, UUID.randomUUID().toString(), running, tracing);
        this.server = new JobServer(database, service, properties.workers(), STOPPING, runner);
        JobFileSweep sweep = new JobFileSweep(store, files, kinds, clock, service);
        this.keeper = new JobKeeper(store, remains, sweep, server, running, clock);
        keeper.start();
    }

    public JobStore store() {
        return store;
    }

    public JobFiles files() {
        return files;
    }

    /** Gives a job whose row is there to the workers. Should that fail, the keeper does it. */
    public void submit(Job job) {
        try {
            server.submit(job.id(), job.dispatches());
        } catch (RuntimeException later) {
            LOG.warn("{} waits for the keeper: {}", job.id(), later.toString());
        }
    }

    /** Ends a job that nobody wants any more, and whoever works on it; false if it has ended already. */
    public boolean cancel(Job job) throws IOException {
        Instant now = clock.instant();
        if (!store.cancel(job.id(), now, now.plus(properties.retention()))) {
            return false;
        }
        // On another process the next heartbeat says so.
        running.find(job.id()).ifPresent(RunningJob::take);
        files.delete(job.input());
        return true;
    }

    /** Deletes what is left of a job that has ended. */
    public void delete(Job job) throws IOException {
        remains.delete(job);
    }

    @Override
    public void close() {
        running.stop();
        server.close();
        keeper.close();
    }
}
