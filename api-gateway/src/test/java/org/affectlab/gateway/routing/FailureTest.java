package org.affectlab.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.affectlab.gateway.testing.GeneratedBody;
import org.affectlab.gateway.testing.RawClient;
import org.affectlab.gateway.testing.RawService;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is wrong with a service, the caller gets a problem with the right code, and never waits for long. */
@Timeout(60)
class FailureTest {
    private static final String REFUSAL = "{\"code\":\"UNSUPPORTED_MEDIA_TYPE\"}";
    private static final String BROKEN_ANSWER = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n";
    private static final long RESPONSE_TIMEOUT_MILLIS = 3000;
    private static final int CONNECTIONS = 2;
    private static final int PENDING = 2;

    private static final CountDownLatch RELEASE = new CountDownLatch(1);
    private static final List<AutoCloseable> OPEN = new ArrayList<>();

    private static StubService healthy;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        URI down;
        try (RawService closed = new RawService(socket -> {})) {
            down = closed.uri();
        }
        healthy = new StubService()
                .json("/healthy/upload", 200, "{}")
                .on(
                        "/healthy/refusing",
                        exchange -> StubService.answer(exchange, 415, "application/problem+json", REFUSAL))
                .on("/healthy/busy", exchange -> {
                    await(RELEASE);
                    StubService.answer(exchange, 200, "text/plain", "late");
                });
        OPEN.add(healthy);
        List<String> settings = new ArrayList<>(List.of(
                "affectlab.gateway.timeouts.response=" + RESPONSE_TIMEOUT_MILLIS + "ms",
                "affectlab.gateway.timeouts.lookup=500ms",
                "affectlab.gateway.timeouts.uploadIdle=1500ms",
                "affectlab.gateway.pool.maxConnections=" + CONNECTIONS,
                "affectlab.gateway.pool.maxPending=" + PENDING,
                "affectlab.gateway.pool.acquireTimeout=20s"));
        settings.addAll(RunningGateway.service(0, "healthy", healthy.uri()));
        settings.addAll(RunningGateway.service(1, "down", down));
        settings.addAll(RunningGateway.service(2, "closing", raw(socket -> {})));
        settings.addAll(RunningGateway.service(3, "babbling", raw(socket -> send(socket, "SSH-2.0-OpenSSH\r\n\r\n"))));
        settings.addAll(RunningGateway.service(4, "silent", raw(socket -> Thread.sleep(30_000))));
        settings.addAll(RunningGateway.service(5, "breaking", raw(socket -> send(socket, BROKEN_ANSWER))));
        gateway = RunningGateway.start(settings);
        OPEN.add(gateway);
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable open : OPEN) {
            open.close();
        }
    }

    @Test
    void testServiceThatIsDown() {
        assertUnavailable(gateway.get("/down/x"));
        assertUnavailable(post("/down/x", large()));
    }

    @Test
    void testServiceThatClosesWithoutAnswer() {
        assertUnavailable(gateway.get("/closing/x"));
        assertUnavailable(post("/closing/x", BodyPublishers.ofString("body")));
        assertUnavailable(post("/closing/x", large()));
    }

    @Test
    void testServiceThatAnswersNoHttp() {
        assertUnavailable(gateway.get("/babbling/x"));
    }

    @Test
    void testServiceThatBreaksOffItsAnswer() throws IOException {
        try (RawClient client = new RawClient(gateway.port())) {
            client.write("GET /breaking/x HTTP/1.1\r\nHost: gateway\r\n\r\n");
            assertThat(client.readToEnd())
                    .startsWith("HTTP/1.1 200 ")
                    .contains("hello")
                    .doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void testServiceThatDoesNotAnswerInTime() {
        assertProblem(gateway.get("/silent/x"), 504, "DEADLINE_EXCEEDED");
        assertProblem(post("/silent/x", BodyPublishers.ofString("body")), 504, "DEADLINE_EXCEEDED");
    }

    @Test
    void testServiceThatStopsReading() {
        assertProblem(post("/silent/x", large()), 504, "DEADLINE_EXCEEDED");
    }

    @Test
    void testSlowUploadDoesNotCountAgainstTheResponseTimeout() throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            client.write("POST /healthy/upload HTTP/1.1\r\nHost: gateway\r\nContent-Length: 6\r\n\r\n");
            for (int piece = 0; piece < 6; piece++) {
                Thread.sleep(RESPONSE_TIMEOUT_MILLIS / 5);
                client.write("x");
            }
            client.readUntil("HTTP/1.1 200 ");
            assertThat(healthy.last().bodyBytes()).isEqualTo(6);
        }
    }

    @Test
    void testClientThatStopsSending() throws IOException {
        try (RawClient client = new RawClient(gateway.port())) {
            client.write("POST /healthy/upload HTTP/1.1\r\nHost: gateway\r\nContent-Length: 5\r\n\r\nab");
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 408 ").contains("\"code\":\"REQUEST_TIMEOUT\"");
        }
    }

    @Test
    void testServiceThatAnswersBeforeItReadTheBody() {
        for (int round = 0; round < 10; round++) {
            HttpResponse<String> answer = post("/healthy/refusing", large());
            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(answer.body()).isEqualTo(REFUSAL);
        }
    }

    @Test
    void testFullPool() throws Exception {
        int callers = 8;
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        CountDownLatch refused = new CountDownLatch(callers - CONNECTIONS - PENDING);
        for (int caller = 0; caller < callers; caller++) {
            answers.add(CompletableFuture.supplyAsync(() -> gateway.get("/healthy/busy"))
                    .whenComplete((answer, failure) -> refused.countDown()));
        }
        refused.await();
        gateway.get("/v1/models");
        assertThat(healthy.last().uri().getPath())
                .as("lookups have a pool of their own")
                .isEqualTo("/v1/models");
        RELEASE.countDown();
        assertThat(answers.stream().filter(answer -> isLate(answer)).count()).isEqualTo(CONNECTIONS + PENDING);
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            if (!isLate(answer)) {
                assertProblem(answer.get(), 503, "OVERLOADED");
                assertThat(answer.get().headers().firstValue("Retry-After")).hasValue("1");
            }
        }
    }

    private static boolean isLate(CompletableFuture<HttpResponse<String>> answer) {
        try {
            return answer.get().body().equals("late");
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static URI raw(RawService.Behaviour behaviour) throws IOException {
        RawService service = new RawService(behaviour);
        OPEN.add(service);
        return service.uri();
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static BodyPublisher large() {
        return BodyPublishers.ofInputStream(() -> new GeneratedBody(40_000_000));
    }

    private static HttpResponse<String> post(String path, BodyPublisher body) {
        return gateway.send(gateway.request(path).POST(body));
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertProblem(answer, 503, "SERVICE_UNAVAILABLE");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(RunningGateway.json(answer).path("code").asString()).isEqualTo(code);
        assertThat(RunningGateway.json(answer).path("traceId").asString())
                .isEqualTo(answer.headers().firstValue("X-Trace-Id").orElseThrow());
    }
}
