package org.affectlab.servicekit.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.servicekit.contract.FakeEngine;
import org.affectlab.servicekit.contract.JobKit;
import org.affectlab.servicekit.contract.RunningService;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** PostgreSQL is gone for 20 seconds in the middle of jobs: nothing accepted is lost, nothing ends twice. */
@Timeout(240)
class DatabaseOutageTest {
    private static final int JOBS = 60;
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(120).toNanos();

    @Test
    void jobsGoOnWhenItIsBack(@TempDir Path models, @TempDir Path data, @TempDir Path folder) throws Exception {
        int port = freePort();
        EmbeddedPostgres postgres = start(data, port);
        FakeEngine engine = new FakeEngine(item -> new float[] {item[0] + item[1]});
        Map<String, Object> settings = new LinkedHashMap<>(JobKit.settings(models));
        settings.put("affectlab.jobs.folder", folder);
        settings.put("affectlab.jobs.database.url", postgres.getJdbcUrl("postgres", "postgres"));
        settings.put("affectlab.jobs.database.username", "postgres");
        try (RunningService service = JobKit.start(engine, settings)) {
            FakeEngine.Pause pause = engine.pause();
            List<String> ids = new ArrayList<>();
            for (int index = 0; index < JOBS; index++) {
                ids.add(submit(service, index).json().get("id").asString());
            }
            postgres.close();
            // What is being worked on ends while nobody can write that down.
            pause.close();
            Answer refused = submit(service, 0);
            assertThat(refused.status()).as(refused.body()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            Thread.sleep(OUTAGE.toMillis());
            postgres = start(data, port);

            for (int index = 0; index < JOBS; index++) {
                JsonNode job = awaitEnd(service, ids.get(index));
                assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("COMPLETED");
                assertThat(service.get("/v1/jobs/" + ids.get(index) + "/result")
                                .json()
                                .get("sum")
                                .asDouble())
                        .isEqualTo(JobKit.sum(body(index)));
            }
            assertThat(service.get("/v1/jobs?limit=500").json().get("jobs")).hasSize(JOBS);
        } finally {
            postgres.close();
        }
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("pg"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static byte[] body(int index) {
        return new byte[] {1, (byte) index};
    }

    private static Answer submit(RunningService service, int index) {
        return service.send(service.request(JobKit.PATH)
                .header("Prefer", "respond-async")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(index))));
    }

    private static JsonNode awaitEnd(RunningService service, String id) throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            Answer answer = service.get("/v1/jobs/" + id);
            if (answer.status() == 200 && answer.json().has("finishedAt")) {
                return answer.json();
            }
            assertThat(answer.status()).as(answer.body()).isIn(200, 503);
            assertThat(System.nanoTime() - start).as(answer.body()).isLessThan(PATIENCE_NANOS);
            Thread.sleep(100);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
