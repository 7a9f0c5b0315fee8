package org.affectlab.servicekit.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.affectlab.servicekit.jobs.JobsProperties;
import org.affectlab.servicekit.jobs.store.JobDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class JobServerTest {
    @TempDir
    Path folder;

    private final BlockingQueue<String> worked = new LinkedBlockingQueue<>();
    private JobDatabase database;
    private JobServer server;

    @BeforeEach
    void start() throws IOException {
        database = JobDatabase.open(new JobsProperties.Database(null, "", "", 8), folder);
        server = new JobServer(database, "my-kit", 2, Duration.ofSeconds(1), worked::add);
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void aJobBeginsWithoutWaitingForAPoll() throws InterruptedException {
        // Until it has announced itself it takes no work.
        server.submit("first", 1);
        assertThat(worked.poll(20, TimeUnit.SECONDS)).isEqualTo("first");

        server.submit("second", 1);
        assertThat(worked.poll(3, TimeUnit.SECONDS)).isEqualTo("second");
    }

    @Test
    void theSameDispatchIsWorkedOnOnceAndTheNextOneAgain() throws InterruptedException {
        server.submit("job", 1);
        server.submit("job", 1);
        assertThat(worked.poll(20, TimeUnit.SECONDS)).isEqualTo("job");
        assertThat(worked.poll(1, TimeUnit.SECONDS)).isNull();

        server.submit("job", 2);
        assertThat(worked.poll(10, TimeUnit.SECONDS)).isEqualTo("job");
    }

    /** One that is stopped before it has announced itself leaves its successor waiting until it counts as dead. */
    private void stopAfterTheStart() throws InterruptedException {
        server.submit("start", 1);
        assertThat(worked.poll(20, TimeUnit.SECONDS)).isEqualTo("start");
        server.stopWorkers();
    }

    @Test
    void itKnowsWhatWaits() throws InterruptedException {
        stopAfterTheStart();
        assertThat(server.waits("job", 1)).isFalse();
        server.submit("job", 1);
        assertThat(server.waits("job", 1)).isTrue();
        assertThat(server.waits("job", 2)).isFalse();

        server.revive();
        assertThat(worked.poll(20, TimeUnit.SECONDS)).isEqualTo("job");
    }

    /** A look finds a job of another replica's long before the next poll, unless one is under way just then: so some looks, as the keeper does. */
    @Test
    void aLookFindsWhatOthersGave() throws InterruptedException {
        server.submit("start", 1);
        assertThat(worked.poll(20, TimeUnit.SECONDS)).isEqualTo("start");
        try (JobServer other = new JobServer(database, "my-kit", 1, Duration.ofSeconds(1), worked::add)) {
            other.stopWorkers();
            for (String job : List.of("first", "second", "third")) {
                other.submit(job, 1);
                String found = null;
                for (int look = 0; look < 20 && found == null; look++) {
                    server.look();
                    found = worked.poll(100, TimeUnit.MILLISECONDS);
                }
                assertThat(found).isEqualTo(job);
            }
        }
    }

    @Test
    void withoutWorkersItGivesJobsToOthersAlone() throws InterruptedException {
        stopAfterTheStart();
        try (JobServer door = new JobServer(database, "my-kit", 0, Duration.ofSeconds(1), id -> worked.add("door"))) {
            door.submit("job", 1);
            door.look();
            door.revive();
            assertThat(worked.poll(8, TimeUnit.SECONDS)).isNull();
            assertThat(door.waits("job", 1)).isTrue();

            server.revive();
            assertThat(worked.poll(20, TimeUnit.SECONDS)).isEqualTo("job");
        }
    }

    @Test
    void onceClosedItIsNotStartedAgain() throws InterruptedException {
        stopAfterTheStart();
        server.submit("job", 1);
        server.close();
        server.revive();
        assertThat(worked.poll(8, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void workersThatHaveStoppedAreStartedAgain() throws InterruptedException {
        stopAfterTheStart();
        server.revive();
        server.revive();

        server.submit("job", 1);
        assertThat(worked.poll(20, TimeUnit.SECONDS)).isEqualTo("job");
    }
}
