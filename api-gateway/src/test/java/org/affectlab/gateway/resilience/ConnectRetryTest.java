package org.affectlab.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.gateway.testing.RunningGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that is not there when it is asked. */
final class ConnectRetryTest {
    private static final String PATH = "/v1/speech/emotions";

    private final AtomicInteger answered = new AtomicInteger();
    private int port;
    private RunningGateway gateway;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        gateway = RunningGateway.before(URI.create("http://127.0.0.1:" + port));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private HttpServer service(int status) throws IOException {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        service.createContext("/", exchange -> {
            answered.incrementAndGet();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        service.start();
        return service;
    }

    @Test
    void whoOnlyAsksDoesNotSeeThatAServiceIsJustStarting() throws Exception {
        CompletableFuture<HttpResponse<String>> answer =
                gateway.client().sendAsync(gateway.request(PATH).build(), HttpResponse.BodyHandlers.ofString());
        Thread.sleep(250);
        HttpServer service = service(204);
        try {
            assertThat(answer.get().statusCode()).isEqualTo(204);
        } finally {
            service.stop(0);
        }
        assertThat(answered).hasValue(1);
    }

    @Test
    void oneThatStaysAwayIsUnavailable() {
        long start = System.nanoTime();
        HttpResponse<String> answer = gateway.get(PATH);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void workIsSentOnce() {
        long start = System.nanoTime();
        assertThat(gateway.send(gateway.request(PATH).POST(HttpRequest.BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(400));
    }

    @Test
    void anAnswerThatIsAFailureIsNotRepeated() throws IOException {
        HttpServer service = service(500);
        try {
            assertThat(gateway.get(PATH).statusCode()).isEqualTo(500);
        } finally {
            service.stop(0);
        }
        assertThat(answered).hasValue(1);
    }
}
