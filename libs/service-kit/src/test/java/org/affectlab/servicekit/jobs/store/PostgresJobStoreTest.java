package org.affectlab.servicekit.jobs.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.affectlab.servicekit.jobs.JobsProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresJobStoreTest extends JobStoreTest {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    /** A data base of its own for each test. */
    @Override
    JobDatabase open() throws IOException {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(postgres.getPostgresDatabase())
                .sql("CREATE DATABASE " + name)
                .update();
        return JobDatabase.open(
                new JobsProperties.Database(postgres.getJdbcUrl("postgres", name), "postgres", "postgres", 8),
                Path.of("unused"));
    }
}
