package org.affectlab.servicekit.jobs;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Jobs, under {@code affectlab.jobs}.
 *
 * @param folder inputs, results and, unless {@code database.url} names another, the data base
 * @param database where the table of jobs is
 * @param maxUploadBytes largest input of a job
 * @param maxUploads inputs that are received at a time
 * @param minFreeBytes an input that would leave less room than this on the disk is refused
 * @param maxQueued jobs that wait or run, over all callers
 * @param maxQueuedPerCaller those of one caller
 * @param workers jobs that are worked on at a time, by this process; 0: it takes them in alone, and replicas with the same data base and files
 *     work on them
 * @param timeout longest time that one attempt may take
 * @param maxAttempts attempts that may end with the death of the process before the job is given up
 * @param retention how long a result is kept
 */
@ConfigurationProperties("affectlab.jobs")
public record JobsProperties(
        @DefaultValue(".affectlab/jobs") Path folder,
        @DefaultValue Database database,
        @DefaultValue("2GB") DataSize maxUploadBytes,
        @DefaultValue("16") int maxUploads,
        @DefaultValue("1GB") DataSize minFreeBytes,
        @DefaultValue("10000") int maxQueued,
        @DefaultValue("1000") int maxQueuedPerCaller,
        @DefaultValue("2") int workers,
        @DefaultValue("1h") Duration timeout,
        @DefaultValue("3") int maxAttempts,
        @DefaultValue("24h") Duration retention) {

    /**
     * The data base.
     *
     * @param url of JDBC; without it H2 in a file of the folder. Replicas of a service need one that they share: PostgreSQL
     * @param username for it
     * @param password for it
     * @param maxConnections of this process
     */
    public record Database(
            @Nullable String url,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("8") int maxConnections) {
        public Database {
            url = url == null || url.isBlank() ? null : url;
            if (maxConnections < 3) {
                throw new IllegalArgumentException("affectlab.jobs.database.max-connections must be at least 3");
            }
        }

        @Override
        public String toString() {
            return "Database[url=" + url + ", username=" + username + "]";
        }
    }

    public JobsProperties {
        requireNonNull(folder, "folder is null");
        requireNonNull(database, "database is null");
        requireNonNull(timeout, "timeout is null");
        requireNonNull(retention, "retention is null");
        if (maxUploadBytes.toBytes() < 1 || minFreeBytes.isNegative()) {
            throw new IllegalArgumentException(
                    "affectlab.jobs.max-upload-bytes must be positive, min-free-bytes not negative");
        }
        if (maxUploads < 1 || maxQueued < 1 || maxQueuedPerCaller < 1 || maxAttempts < 1) {
            throw new IllegalArgumentException(
                    "affectlab.jobs.max-uploads, max-queued, max-queued-per-caller and max-attempts must be positive");
        }
        if (workers < 0) {
            throw new IllegalArgumentException("affectlab.jobs.workers must not be negative");
        }
        if (timeout.toMillis() < 1 || retention.toMillis() < 1) {
            throw new IllegalArgumentException("affectlab.jobs.timeout and retention must be positive");
        }
    }
}
