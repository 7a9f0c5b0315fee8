package org.affectlab.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Set;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.http.GatewayClient;
import tools.jackson.databind.JsonNode;

/** What tests do with jobs. Thread-safe. */
final class JobClient {
    private static final long PATIENCE_NANOS = Duration.ofMinutes(3).toNanos();
    private static final Set<String> FINAL = Set.of("COMPLETED", "FAILED", "CANCELLED");

    private static final Set<String> STARTED = Set.of("RUNNING", "COMPLETED", "FAILED", "CANCELLED");

    private final GatewayClient client;

    JobClient(GatewayClient client) {
        this.client = requireNonNull(client, "client is null");
    }

    /** The name of the new job. */
    String submit(byte[] recording, String... headers) {
        Answer accepted = trySubmit(recording, headers);
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return accepted.json().path("id").asString();
    }

    Answer trySubmit(byte[] recording, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Prefer";
        all[1] = "respond-async";
        return client.post(GatewayClient.EMOTIONS, BodyPublishers.ofByteArray(recording), "audio/flac", all);
    }

    JsonNode get(String id) {
        Answer answer = client.get("/v1/jobs/" + id);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    JsonNode awaitEnd(String id) throws InterruptedException {
        return await(id, FINAL);
    }

    /** Until it is worked on, which must not be over already. */
    void awaitStart(String id) throws InterruptedException {
        assertThat(await(id, STARTED).path("state").asString()).isEqualTo("RUNNING");
    }

    private JsonNode await(String id, Set<String> states) throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            JsonNode job = get(id);
            if (states.contains(job.path("state").asString())) {
                return job;
            }
            assertThat(System.nanoTime() - start).as(job.toString()).isLessThan(PATIENCE_NANOS);
            Thread.sleep(100);
        }
    }

    JsonNode result(String id) {
        Answer answer = client.get("/v1/jobs/" + id + "/result");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
