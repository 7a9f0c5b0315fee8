package org.affectlab.gateway.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.affectlab.gateway.testing.RawClient;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.affectlab.gateway.testing.TestKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AccessLogTest {
    private static final String PREFIX = TestKeys.KEY.substring(4, 12);
    private static final String PATH = "/v1/speech/emotions";

    private static final CountDownLatch RELEASE = new CountDownLatch(1);
    private static StubService service;
    private static RunningGateway gateway;

    private final Logger logger = (Logger) LoggerFactory.getLogger(AccessLog.LOGGER_NAME);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            // Else whoever asks first, and so perhaps the test, decides whose trace it is.
            event.prepareForDeferredProcessing();
            super.append(event);
        }
    };

    @BeforeAll
    static void start() {
        service = new StubService().json(PATH, 200, "{\"a\":1}").on("/v1/speech/slow", exchange -> {
            try {
                RELEASE.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            StubService.answer(exchange, 200, "text/plain", "late");
        });
        gateway = RunningGateway.before(service.uri());
    }

    @AfterAll
    static void stop() {
        RELEASE.countDown();
        gateway.close();
        service.close();
    }

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(lines);
    }

    private String line() throws InterruptedException {
        long start = System.nanoTime();
        while (copy().isEmpty()) {
            assertThat(System.nanoTime() - start)
                    .isLessThan(Duration.ofSeconds(20).toNanos());
            Thread.sleep(5);
        }
        assertThat(copy()).hasSize(1);
        ILoggingEvent event = copy().get(0);
        assertThat(event.getMDCPropertyMap().get("traceId")).matches("[0-9a-f]{32}");
        return event.getFormattedMessage();
    }

    private List<ILoggingEvent> copy() {
        return List.copyOf(lines.list);
    }

    @Test
    void saysWhoAskedForWhatHowMuchAndHowItEnded() throws InterruptedException {
        gateway.send(gateway.request(PATH + "?name=Anna").POST(HttpRequest.BodyPublishers.ofString("0123456789")));

        assertThat(line())
                .matches("POST " + PATH + " 200 - key=" + PREFIX + " in=10 out=7 first=\\d+ total=\\d+ answered");
    }

    @Test
    void saysWhyTheGatewayRefused() throws InterruptedException {
        String body = gateway.send(gateway.requestWithoutKey(PATH)
                        .header("X-API-Key", TestKeys.KEY + "x")
                        .POST(HttpRequest.BodyPublishers.ofString("0123456789")))
                .body();

        assertThat(line())
                .matches("POST " + PATH + " 401 UNAUTHORIZED key=- in=\\d+ out=" + body.length()
                        + " first=\\d+ total=\\d+ answered")
                .doesNotContain(TestKeys.KEY);
    }

    @Test
    void saysThatAClientWent() throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            client.write("GET /v1/speech/slow HTTP/1.1\r\nHost: h\r\n\r\n");
            Thread.sleep(300);
        }

        assertThat(line()).matches("GET /v1/speech/slow \\S+ \\S+ key=" + PREFIX + " in=0 out=0 .* client-gone");
    }

    @Test
    void nothingThatAClientSendsBeginsALine() throws IOException, InterruptedException {
        try (RawClient client = new RawClient(gateway.port())) {
            client.write(
                    "GET /nowhere%0d%0aINFO%20forged?x=%0d%0aforged HTTP/1.1\r\nHost: h\r\n"
                            + "User-Agent: a%0d%0aforged\r\ntraceparent: 00-forged\r\nX-Trace-Id: forged\r\nConnection: close\r\n\r\n");
            client.readToEnd();
        }

        assertThat(line()).startsWith("GET /nowhere%0d%0aINFO%20forged ").doesNotContain("\n", "\r");
    }

    @Test
    void aPathIsShownInPrintableCharactersAndCut() {
        assertThat(AccessLog.shown("/a\r\nb\u001b[31m\u00e9 ")).isEqualTo("/a??b?[31m??");
        assertThat(AccessLog.shown("/" + "a".repeat(1000))).hasSize(200);
    }
}
