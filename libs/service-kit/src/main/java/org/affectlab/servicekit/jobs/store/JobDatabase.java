package org.affectlab.servicekit.jobs.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.affectlab.servicekit.jobs.JobsProperties;
import org.flywaydb.core.Flyway;

/**
 * The connections to the data base of jobs, whose tables are made or brought up to date when it is opened. Closing it closes them.
 * Thread-safe.
 */
public final class JobDatabase implements AutoCloseable {
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
    private static final String MIGRATIONS = "classpath:affectlab/jobs";

    private final HikariDataSource connections;

    private JobDatabase(HikariDataSource connections) {
        this.connections = connections;
    }

    /**
     * The configured one, or H2 in a file of the folder.
     *
     * @throws IOException if the folder cannot be made
     */
    public static JobDatabase open(JobsProperties.Database settings, Path folder) throws IOException {
        HikariConfig config = new HikariConfig();
        if (settings.url() == null) {
            Path file = Files.createDirectories(folder.toAbsolutePath()).resolve("jobs");
            // Otherwise the interruption of any thread that is writing, as JobRunr does when it stops, closes the data
            // base.
            config.setJdbcUrl("jdbc:h2:retry:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
            config.setUsername("sa");
        } else {
            config.setJdbcUrl(settings.url());
            config.setUsername(settings.username());
            config.setPassword(settings.password());
        }
        config.setPoolName("jobs");
        config.setMaximumPoolSize(settings.maxConnections());
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        HikariDataSource connections = new HikariDataSource(config);
        try {
            Flyway.configure()
                    .dataSource(connections)
                    .locations(MIGRATIONS)
                    .table("affectlab_jobs_history")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
            return new JobDatabase(connections);
        } catch (RuntimeException failure) {
            connections.close();
            throw failure;
        }
    }

    public DataSource dataSource() {
        return connections;
    }

    /** Whether it is PostgreSQL rather than H2. */
    public boolean isPostgres() {
        return connections.getJdbcUrl().startsWith("jdbc:postgresql:");
    }

    @Override
    public void close() {
        connections.close();
    }
}
