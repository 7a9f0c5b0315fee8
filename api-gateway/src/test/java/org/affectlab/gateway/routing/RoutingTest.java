package org.affectlab.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.affectlab.gateway.testing.RawClient;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.affectlab.gateway.testing.TestKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

/** What passes the gateway, what does not, and what it adds. */
@Timeout(60)
class RoutingTest {
    private static final String PATH = "/v1/speech/emotions";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    private static StubService service;
    private static DisposableServer echo;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        service = new StubService()
                .json(PATH, 200, "{\"emotion\":\"happy\"}")
                .on("/v1/speech/headers", exchange -> {
                    exchange.getResponseHeaders().set("X-Frame-Options", "SAMEORIGIN");
                    exchange.getResponseHeaders().set("X-Trace-Id", "the service's");
                    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
                    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
                    exchange.getResponseHeaders().set("Keep-Alive", "timeout=1");
                    exchange.getResponseHeaders().set("X-Own", "kept");
                    StubService.answer(exchange, 200, "text/plain", "");
                })
                .on("/v1/speech/wrong-method", exchange -> {
                    exchange.getResponseHeaders().set("Allow", "POST");
                    StubService.answer(exchange, 405, "application/problem+json", "{\"code\":\"METHOD_NOT_ALLOWED\"}");
                });
        echo = HttpServer.create()
                .host("127.0.0.1")
                .route(routes -> routes.ws(
                        "/v1/live/echo",
                        (inbound, outbound) -> outbound.sendString(inbound.receive()
                                .asString(StandardCharsets.UTF_8)
                                .map(text -> "echo " + text))))
                .bindNow();
        List<String> settings = List.of(
                "affectlab.gateway.timeouts.response=1500ms",
                "affectlab.gateway.services[0].uri=" + service.uri(),
                "affectlab.gateway.services[1].name=live",
                "affectlab.gateway.services[1].uri=http://127.0.0.1:" + echo.port(),
                "affectlab.gateway.services[1].paths=/v1/live/**");
        gateway = RunningGateway.start(settings);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        echo.disposeNow();
        service.close();
    }

    @Test
    void testRequestAndAnswerPassUnchanged() {
        HttpResponse<String> answer = gateway.send(gateway.request(PATH + "?model=a%20b&hopMs=500")
                .header("Content-Type", "audio/flac")
                .header("Accept", "text/csv")
                .POST(BodyPublishers.ofString("sound")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"emotion\":\"happy\"}");
        StubService.Received received = service.last();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.uri().toString()).isEqualTo(PATH + "?model=a%20b&hopMs=500");
        assertThat(received.headers().getFirst("Content-Type")).isEqualTo("audio/flac");
        assertThat(received.headers().getFirst("Content-Length")).isEqualTo("5");
        assertThat(received.headers().getFirst("Accept")).isEqualTo("text/csv");
        assertThat(received.headers().getFirst("Host")).isEqualTo(service.uri().getAuthority());
        assertThat(received.bodyBytes()).isEqualTo(5);
    }

    @Test
    void testServicesOwnErrorPassesUnchanged() {
        HttpResponse<String> answer =
                gateway.send(gateway.request("/v1/speech/wrong-method").DELETE());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        assertThat(answer.body()).isEqualTo("{\"code\":\"METHOD_NOT_ALLOWED\"}");
    }

    @Test
    void testHeadersThatEndAtTheGatewayDoNotReachTheService() throws IOException {
        try (RawClient client = new RawClient(gateway.port())) {
            client.write("GET " + PATH + " HTTP/1.1\r\nHost: gateway\r\nConnection: close, X-Hop\r\nX-Hop: 1\r\n"
                    + "Keep-Alive: timeout=5\r\nTE: trailers\r\nProxy-Connection: x\r\nProxy-Authorization: x\r\n"
                    + "Forwarded: for=1.2.3.4\r\nX-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Host: evil\r\n"
                    + "X-Forwarded-Proto: https\r\nX-Forwarded-Prefix: /evil\r\nX-Own: kept\r\n"
                    + "Cookie: a=b\r\nX-Affectlab-Token: forged\r\n\r\n");
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 200 ");
        }
        assertThat(service.last().headers())
                .doesNotContainKeys(
                        "X-hop",
                        "Keep-alive",
                        "Te",
                        "Proxy-connection",
                        "Proxy-authorization",
                        "Forwarded",
                        "X-forwarded-host",
                        "X-forwarded-proto",
                        "X-forwarded-prefix",
                        "X-forwarded-for",
                        "X-api-key",
                        "Cookie")
                .containsKey("X-own");
        assertThat(service.last().headers().get("X-affectlab-token"))
                .singleElement()
                .isNotEqualTo("forged");
    }

    @Test
    void testHeadersOfAnswers() {
        HttpResponse<String> answer = gateway.get("/v1/speech/headers");
        assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("X-Own")).containsExactly("kept");
        assertThat(answer.headers().allValues("X-Trace-Id"))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{32}");
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().allValues("Keep-Alive")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    }

    @Test
    void testTraceIsContinued() {
        HttpResponse<String> answer = gateway.send(gateway.request(PATH)
                .header("traceparent", "00-" + TRACE + "-" + SPAN + "-01")
                .header("tracestate", "lab=1"));
        assertThat(answer.headers().firstValue("X-Trace-Id")).hasValue(TRACE);
        assertThat(service.last().headers().getFirst("traceparent"))
                .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
                .doesNotContain(SPAN);
        assertThat(service.last().headers().getFirst("tracestate")).isEqualTo("lab=1");
    }

    @Test
    void testTraceBegins() {
        HttpResponse<String> answer = gateway.send(
                gateway.request(PATH).header("traceparent", "nonsense").header("tracestate", "lab=1"));
        String trace = answer.headers().firstValue("X-Trace-Id").orElseThrow();
        assertThat(service.last().headers().getFirst("traceparent")).matches("00-" + trace + "-[0-9a-f]{16}-00");
        assertThat(service.last().headers()).doesNotContainKey("Tracestate");
    }

    @Test
    void testPathThatCouldLeaveItsRouteIsRefused() throws IOException {
        int before = service.received().size();
        try (RawClient client = new RawClient(gateway.port())) {
            client.write("GET /v1/speech/../../actuator/env HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n");
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 400 ").contains("\"code\":\"INVALID_PARAMETER\"");
        }
        assertThat(service.received()).hasSize(before);
    }

    @Test
    void testErrorsBeneathTheApplicationAreProblemsToo() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: g\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("\"code\":\"HEADERS_TOO_LARGE\"", "application/problem+json");
        assertThat(raw("GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: g\r\n\r\n"))
                .startsWith("HTTP/1.1 414 ")
                .contains("\"code\":\"URI_TOO_LONG\"");
        assertThat(raw("GET /%zz HTTP/1.1\r\nHost: g\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"MALFORMED_REQUEST\"");
        assertThat(raw("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400 ").contains("\"code\":\"MALFORMED_REQUEST\"");
    }

    @Test
    void testWebSocketPassesAndOutlivesTheResponseTimeout() {
        List<String> answers = HttpClient.create()
                .headers(headers -> headers.set("X-API-Key", TestKeys.KEY))
                .websocket()
                .uri("ws://127.0.0.1:" + gateway.port() + "/v1/live/echo")
                .handle((inbound, outbound) -> outbound.sendString(Flux.just("one", "two")
                                .concatWith(Flux.just("three").delaySequence(Duration.ofMillis(2500))))
                        .then()
                        .thenMany(inbound.receive().asString(StandardCharsets.UTF_8)))
                .take(3)
                .collectList()
                .block(Duration.ofSeconds(30));
        assertThat(answers).containsExactly("echo one", "echo two", "echo three");
    }

    private static String raw(String request) throws IOException {
        try (RawClient client = new RawClient(gateway.port())) {
            return client.write(request).readToEnd();
        }
    }
}
