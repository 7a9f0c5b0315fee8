package org.affectlab.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A service whose first description takes it long, as on a busy machine. */
@Timeout(60)
class LateDescriptionTest {
    private static final String DESCRIPTION =
            "{\"openapi\":\"3.1.0\",\"paths\":{\"/speech/emotions\":{\"post\":{}}},\"servers\":[{\"url\":\"/\"}]}";

    private final StubService speech = new StubService();
    private final CountDownLatch described = new CountDownLatch(1);

    @AfterEach
    void stop() {
        described.countDown();
        speech.close();
    }

    private RunningGateway gateway(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(RunningGateway.service(0, "speech", speech.uri()));
        return RunningGateway.start(all);
    }

    private static JsonNode document(RunningGateway gateway) {
        return RunningGateway.json(gateway.get("/openapi.json"));
    }

    @Test
    void testIsWaitedForLongerThanALookup() {
        speech.on("/v3/api-docs", exchange -> {
            try {
                described.await(500, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            StubService.answer(exchange, 200, "application/json", DESCRIPTION);
        });
        try (RunningGateway gateway = gateway("affectlab.gateway.timeouts.lookup=100ms")) {
            JsonNode document = document(gateway);
            assertThat(document.path("paths").has("/speech/emotions")).isTrue();
            assertThat(document.has("x-affectlab-unavailable")).isFalse();
        }
    }

    @Test
    void testADocumentWithoutItIsNotKept() throws InterruptedException {
        speech.json("/v3/api-docs", 503, "{}");
        try (RunningGateway gateway = gateway("affectlab.gateway.documents.cacheFor=10m")) {
            assertThat(document(gateway).at("/x-affectlab-unavailable/0").asString())
                    .isEqualTo("speech");
            speech.json("/v3/api-docs", 200, DESCRIPTION);
            Thread.sleep(1_200);
            assertThat(document(gateway).path("paths").has("/speech/emotions")).isTrue();
            speech.json("/v3/api-docs", 503, "{}");
            Thread.sleep(1_200);
            assertThat(document(gateway).path("paths").has("/speech/emotions")).isTrue();
        }
    }
}
