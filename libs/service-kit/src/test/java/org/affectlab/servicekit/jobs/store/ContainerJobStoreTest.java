package org.affectlab.servicekit.jobs.store;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.affectlab.servicekit.jobs.JobsProperties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** On the PostgreSQL of an image, as it is deployed; where there is no Docker, or it can fetch no image, this is skipped with the reason. */
class ContainerJobStoreTest extends JobStoreTest {
    private static final String IMAGE = "postgres:17-alpine";

    private static @Nullable PostgreSQLContainer postgres;

    @BeforeAll
    static void startPostgres() {
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "there is no Docker here");
        PostgreSQLContainer starting = new PostgreSQLContainer(IMAGE);
        try {
            starting.start();
        } catch (ContainerFetchException unfetchable) {
            abort("Docker cannot fetch " + IMAGE + ": " + unfetchable.getMessage());
        }
        postgres = starting;
    }

    @AfterAll
    static void stopPostgres() {
        if (postgres != null) {
            postgres.close();
        }
    }

    /** A data base of its own for each test. */
    @Override
    JobDatabase open() throws IOException {
        PostgreSQLContainer running = java.util.Objects.requireNonNull(postgres);
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(
                        new DriverManagerDataSource(running.getJdbcUrl(), running.getUsername(), running.getPassword()))
                .sql("CREATE DATABASE " + name)
                .update();
        String url = "jdbc:postgresql://" + running.getHost() + ":"
                + running.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/" + name;
        return JobDatabase.open(
                new JobsProperties.Database(url, running.getUsername(), running.getPassword(), 8), Path.of("unused"));
    }
}
