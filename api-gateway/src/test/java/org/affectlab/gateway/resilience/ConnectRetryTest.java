package org.affectlab.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.gateway.testing.RunningGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;

/** A service that is not there when it is asked. */
final class ConnectRetryTest {
    private static final String PATH = "/v1/speech/emotions";

    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();

    /** Bound and not listening: nobody is there, and nobody else can be. */
    private final Socket place = new Socket();

    private HttpServer service;
    private RunningGateway gateway;

    /** @param first the try before which the service comes up */
    private void start(int first, int status) throws IOException {
        place.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        InetSocketAddress address = (InetSocketAddress) place.getLocalSocketAddress();
        service = HttpServer.create();
        service.createContext("/", exchange -> {
            answered.incrementAndGet();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        HttpClientCustomizer counting = client -> client.doOnConnect(config -> {
            if (tries.incrementAndGet() == first) {
                comeUp(address);
            }
        });
        gateway = RunningGateway.before(
                URI.create("http://127.0.0.1:" + address.getPort()),
                context -> context.registerBean(HttpClientCustomizer.class, () -> counting));
    }

    private void comeUp(InetSocketAddress address) {
        try {
            place.close();
            service.bind(address, 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        service.start();
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        service.stop(0);
        place.close();
    }

    @Test
    void whoOnlyAsksDoesNotSeeThatAServiceIsJustStarting() throws IOException {
        start(3, 204);
        assertThat(gateway.get(PATH).statusCode()).isEqualTo(204);
        assertThat(tries).hasValue(3);
        assertThat(answered).hasValue(1);
    }

    @Test
    void oneThatStaysAwayIsUnavailable() throws IOException {
        start(Integer.MAX_VALUE, 204);
        long start = System.nanoTime();
        HttpResponse<String> answer = gateway.get(PATH);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(tries).hasValue(3);
    }

    @Test
    void workIsSentOnce() throws IOException {
        start(Integer.MAX_VALUE, 204);
        assertThat(gateway.send(gateway.request(PATH).POST(HttpRequest.BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(503);
        assertThat(tries).hasValue(1);
    }

    @Test
    void anAnswerThatIsAFailureIsNotRepeated() throws IOException {
        start(1, 500);
        assertThat(gateway.get(PATH).statusCode()).isEqualTo(500);
        assertThat(tries).hasValue(1);
        assertThat(answered).hasValue(1);
    }
}
