package org.affectlab.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.affectlab.gateway.testing.RawClient;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many requests over one connection to the whole gateway; the metrics are answered by a thread that is no event loop. */
@Timeout(120)
class KeptAliveConnectionTest {
    private static final int ROUNDS = 40;

    @Test
    void testRequestsAfterTheMetricsAreAnswered() throws IOException {
        try (StubService speech = new StubService();
                RunningGateway gateway = RunningGateway.before(speech.uri());
                RawClient client = new RawClient(gateway.port())) {
            for (int round = 0; round < ROUNDS; round++) {
                client.write(get("/actuator/prometheus") + get("/actuator/env"));
                client.readUntil("HTTP/1.1 200 OK");
                client.readUntil("HTTP/1.1 404 Not Found");
                client.readUntil("\"code\":\"NOT_FOUND\"");
                client.readUntil("}");
                client.write(get("/actuator/health/liveness"));
                assertThat(client.readUntil("\"status\":\"UP\"}")).contains("HTTP/1.1 200 OK");
            }
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n";
    }
}
