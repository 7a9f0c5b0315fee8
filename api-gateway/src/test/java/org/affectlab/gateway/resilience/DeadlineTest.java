package org.affectlab.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.affectlab.gateway.testing.RawClient;
import org.affectlab.gateway.testing.RawService;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
    private static final String PATH = "/v1/speech/emotions";
    private static final String HEADER = "X-Request-Deadline-Ms";
    private static final byte[] NOTHING =
            "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static HttpResponse<String> post(RunningGateway gateway, String... deadlines) {
        HttpRequest.Builder request = gateway.request(PATH).POST(HttpRequest.BodyPublishers.ofString("body"));
        for (String deadline : deadlines) {
            request.header(HEADER, deadline);
        }
        return gateway.send(request);
    }

    @Test
    void theServiceLearnsWhatIsLeft() {
        try (StubService service = new StubService().json(PATH, 200, "{}");
                RunningGateway gateway = RunningGateway.before(service.uri())) {
            assertThat(post(gateway, "20000").statusCode()).isEqualTo(200);
            assertThat(Long.parseLong(service.last().headers().getFirst(HEADER)))
                    .isBetween(10_000L, 20_000L);

            post(gateway, "999999999999");
            assertThat(Long.parseLong(service.last().headers().getFirst(HEADER)))
                    .isBetween(100_000L, 120_000L);

            post(gateway);
            assertThat(service.last().headers().getFirst(HEADER)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "1234567890123", ""})
    void whatIsNoDeadlineIsRefused(String wrong) {
        try (StubService service = new StubService().json(PATH, 200, "{}");
                RunningGateway gateway = RunningGateway.before(service.uri())) {
            HttpResponse<String> answer = post(gateway, wrong);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(RunningGateway.json(answer).path("code").asString()).isEqualTo("INVALID_PARAMETER");
            assertThat(post(gateway, "1000", "2000").statusCode()).isEqualTo(400);
            assertThat(service.received()).isEmpty();
        }
    }

    @Test
    void atTheDeadlineTheClientIsAnsweredAndTheServiceLosesItsConnection() throws Exception {
        CompletableFuture<Long> ended = new CompletableFuture<>();
        AtomicBoolean warm = new AtomicBoolean();
        try (RawService service = new RawService(socket -> {
                    if (!warm.getAndSet(true)) {
                        socket.getOutputStream().write(NOTHING);
                        return;
                    }
                    long begin = System.nanoTime();
                    try {
                        while (socket.getInputStream().read() >= 0) {
                            continue;
                        }
                    } catch (IOException reset) {
                        assertThat(reset).isNotNull();
                    }
                    ended.complete(System.nanoTime() - begin);
                });
                RunningGateway gateway = RunningGateway.before(service.uri())) {
            // A gateway's first request may take so long that the deadline is over before the service is reached.
            assertThat(gateway.get(PATH).statusCode()).isEqualTo(204);

            long begin = System.nanoTime();
            HttpResponse<String> answer = post(gateway, "2000");

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(RunningGateway.json(answer).path("code").asString()).isEqualTo("DEADLINE_EXCEEDED");
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(1950), Duration.ofSeconds(5));
            assertThat(Duration.ofNanos(ended.get(10, TimeUnit.SECONDS))).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void itEndsAnUploadToo() throws IOException {
        try (StubService service = new StubService().json(PATH, 200, "{}");
                RunningGateway gateway = RunningGateway.before(service.uri());
                RawClient client = new RawClient(gateway.port())) {
            client.write(
                    "POST " + PATH + " HTTP/1.1\r\nHost: h\r\n" + HEADER + ": 300\r\nContent-Length: 1000\r\n\r\nab");
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 504 ").contains("DEADLINE_EXCEEDED");
        }
    }
}
