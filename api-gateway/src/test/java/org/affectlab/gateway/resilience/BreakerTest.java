package org.affectlab.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.gateway.testing.RawClient;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.affectlab.gateway.testing.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BreakerTest {
    private static final String PATH = "/v1/speech/emotions";

    private final AtomicInteger status = new AtomicInteger(200);
    private StubService service;
    private RunningGateway gateway;

    @BeforeEach
    void start() {
        service = new StubService().on(PATH, exchange -> {
            service.readBody(exchange);
            StubService.answer(exchange, status.get(), "application/json", "{}");
        });
        gateway = gateway("1h");
    }

    @AfterEach
    void stop() {
        gateway.close();
        service.close();
    }

    private RunningGateway gateway(String openTime) {
        return RunningGateway.before(
                service.uri(), "affectlab.gateway.breaker.calls=4", "affectlab.gateway.breaker.openTime=" + openTime);
    }

    private HttpResponse<String> post() {
        return post(gateway);
    }

    private static HttpResponse<String> post(RunningGateway gateway) {
        return gateway.send(gateway.request(PATH).POST(HttpRequest.BodyPublishers.ofString("0123456789")));
    }

    private void fail() {
        fail(gateway);
    }

    private void fail(RunningGateway gateway) {
        status.set(500);
        for (int call = 0; call < 4; call++) {
            assertThat(post(gateway).statusCode()).isEqualTo(500);
        }
    }

    @Test
    void aServiceThatFailsIsLeftAlone() {
        fail();
        int before = service.received().size();
        HttpResponse<String> refused = post();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(RunningGateway.json(refused).path("code").asString()).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("3600");
        assertThat(service.received()).hasSize(before);
        assertThat(gateway.get("/actuator/prometheus").body())
                .contains("affectlab_gateway_breaker_open{service=\"speech\"} 1.0");
        assertThat(gateway.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    void aServiceThatWasLeftAloneIsTriedAgain() throws InterruptedException {
        try (RunningGateway soon = gateway("200ms")) {
            fail(soon);
            int before = service.received().size();
            status.set(200);

            long start = System.nanoTime();
            int answer = post(soon).statusCode();
            while (answer != 200) {
                assertThat(answer).isEqualTo(503);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
                Thread.sleep(50);
                answer = post(soon).statusCode();
            }
            assertThat(service.received()).hasSize(before + 1);
            for (int call = 0; call < 6; call++) {
                assertThat(post(soon).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void anUploadToItIsRefusedBeforeItIsSent() throws IOException {
        fail();
        try (RawClient client = new RawClient(gateway.port())) {
            client.write("POST " + PATH + " HTTP/1.1\r\nHost: h\r\nContent-Length: 50000000\r\n"
                    + "Expect: 100-continue\r\n\r\n");
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 503 ");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 413, 422, 503})
    void aRefusalIsNoFailure(int refusal) {
        status.set(refusal);
        for (int call = 0; call < 10; call++) {
            assertThat(post().statusCode()).isEqualTo(refusal);
        }
        status.set(200);
        assertThat(post().statusCode()).isEqualTo(200);
    }

    /** Or whoever may send could keep everybody else from the service. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void clientsThatGoAwayInTheMiddleOfABodyAreNoFailures(boolean abruptly) throws Exception {
        for (int call = 0; call < 10; call++) {
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
                client.getOutputStream()
                        .write(("POST " + PATH + " HTTP/1.1\r\nHost: h\r\nX-API-Key: " + TestKeys.KEY
                                        + "\r\nContent-Length: 100000\r\n\r\n0123456789")
                                .getBytes(StandardCharsets.US_ASCII));
                Thread.sleep(100);
                if (abruptly) {
                    client.setSoLinger(true, 0);
                }
            }
        }
        Thread.sleep(300);
        assertThat(gateway.get("/actuator/prometheus").body())
                .contains("affectlab_gateway_breaker_open{service=\"speech\"} 0.0");
        assertThat(post().statusCode()).isEqualTo(200);
    }

    @Test
    void aServiceThatIsGoneFails() {
        service.close();
        for (int call = 0; call < 4; call++) {
            assertThat(post().statusCode()).isEqualTo(503);
        }
        assertThat(RunningGateway.json(post()).path("detail").asString()).contains("left alone");
    }

    private static BreakerSettings bind(Map<String, String> keys) {
        return new Binder(new MapConfigurationPropertySource(keys))
                .bindOrCreate("affectlab.gateway.breaker", BreakerSettings.class);
    }

    @Test
    void settings() {
        assertThat(bind(Map.of())).isEqualTo(new BreakerSettings(50, 20, Duration.ofSeconds(5), 3));
        assertThat(bind(Map.of(
                        "affectlab.gateway.breaker.failurePercent", "1",
                        "affectlab.gateway.breaker.calls", "2",
                        "affectlab.gateway.breaker.openTime", "3ms",
                        "affectlab.gateway.breaker.trials", "4")))
                .isEqualTo(new BreakerSettings(1, 2, Duration.ofMillis(3), 4));
        for (String key : new String[] {"failurePercent", "calls", "trials"}) {
            assertThatThrownBy(() -> bind(Map.of("affectlab.gateway.breaker." + key, "0")))
                    .isInstanceOf(BindException.class);
        }
    }
}
