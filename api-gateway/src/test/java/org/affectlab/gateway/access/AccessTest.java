package org.affectlab.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.affectlab.access.InternalSecret;
import org.affectlab.access.InternalTokenVerifier;
import org.affectlab.access.Scope;
import org.affectlab.gateway.testing.RawClient;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.affectlab.gateway.testing.TestKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static final String PATH = "/v1/speech/emotions";

    private static StubService service;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        service = new StubService().json(PATH, 200, "{}").json("/v2/models/voice/infer", 200, "{}");
        service.json("/v2/repository/index", 200, "[{\"name\":\"voice\",\"state\":\"READY\"}]");
        gateway = RunningGateway.before(service.uri());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    private static HttpResponse<String> post(String path, String... headers) {
        HttpRequest.Builder request =
                gateway.requestWithoutKey(path).POST(HttpRequest.BodyPublishers.ofString("0123456789"));
        return gateway.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static HttpResponse<String> get(String path, String key) {
        return gateway.send(gateway.requestWithoutKey(path).header("X-API-Key", key));
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(RunningGateway.json(answer).path("code").asString()).isEqualTo(code);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer realm="));
    }

    @Test
    void aKeyOpensInEitherHeader() {
        assertThat(post(PATH, "X-API-Key", TestKeys.KEY).statusCode()).isEqualTo(200);
        assertThat(post(PATH, "Authorization", "Bearer " + TestKeys.KEY).statusCode())
                .isEqualTo(200);
        assertThat(post(PATH, "Authorization", "bearer  " + TestKeys.KEY + " ").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theServiceLearnsWhoCallsAndNotTheKey() {
        assertThat(post(PATH, "X-API-Key", TestKeys.KEY).statusCode()).isEqualTo(200);

        String token = service.last().headers().getFirst("X-Affectlab-Token");
        assertThat(new InternalTokenVerifier(InternalSecret.of(TestKeys.SECRET), Clock.systemUTC()).verify(token))
                .hasValueSatisfying(identity -> {
                    assertThat(identity.caller()).isEqualTo(TestKeys.OWNER);
                    assertThat(identity.credential()).isEqualTo(TestKeys.KEY.substring(4, 12));
                });
        assertThat(service.last().headers()).doesNotContainKeys("X-api-key", "Authorization");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PATH,
                "/v1/models",
                "/v1/limits",
                "/v1/jobs",
                "/v2",
                "/v2/models/voice/infer",
                "/v2/repository/index",
                "/actuator",
                "/actuator/prometheus",
                "/actuator/health/services",
                "/nowhere"
            })
    void withoutAKeyNothingIsToldAndNothingReachesAService(String path) {
        int before = service.received().size();

        assertRefused(post(path), 401, "UNAUTHORIZED");
        assertRefused(gateway.send(gateway.requestWithoutKey(path)), 401, "UNAUTHORIZED");
        assertThat(service.received()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/docs",
                "/docs/assets/affectlab.css",
                "/openapi.json",
                "/v2/health/live",
                "/actuator/health/liveness"
            })
    void whatIsOpenIsOpen(String path) {
        assertThat(gateway.send(gateway.requestWithoutKey(path)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "X-API-Key, guess",
        "X-API-Key, afl_aaaaaaaa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "Authorization, Bearer guess",
        "Authorization, Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.",
        "Authorization, Basic YTpi",
        "Authorization, Bearer",
        "X-API-Key, ''"
    })
    void nothingElseOpens(String header, String value) {
        assertRefused(post(PATH, header, value), 401, "UNAUTHORIZED");
    }

    @Test
    void aWrongKeyIsRefusedAlsoBesideAGoodOne() {
        assertRefused(post(PATH, "X-API-Key", TestKeys.KEY, "X-API-Key", "guess"), 401, "UNAUTHORIZED");
        assertRefused(
                post(PATH, "X-API-Key", TestKeys.KEY, "Authorization", "Bearer " + TestKeys.KEY), 401, "UNAUTHORIZED");
    }

    @Test
    void anotherDomainsScopeIsNotEnough() {
        String rats = TestKeys.of(Scope.RAT);

        assertRefused(post(PATH, "X-API-Key", rats), 403, "FORBIDDEN");
        assertRefused(post("/v1/%73peech/emotions", "X-API-Key", rats), 403, "FORBIDDEN");
        assertRefused(post("/v2/models/voice/infer", "X-API-Key", rats), 403, "FORBIDDEN");
        assertRefused(post("/v2/repository/models/voice/load", "X-API-Key", rats), 403, "FORBIDDEN");
        assertRefused(get("/actuator/prometheus", rats), 403, "FORBIDDEN");
        assertThat(get("/v1/models", rats).statusCode()).isIn(200, 503);
    }

    @Test
    void theScopeOfADomainOpensItsModels() {
        String speech = TestKeys.of(Scope.SPEECH);

        assertThat(post(PATH, "X-API-Key", speech).statusCode()).isEqualTo(200);
        assertThat(post("/v2/models/voice/infer", "X-API-Key", speech).statusCode())
                .isEqualTo(200);
        assertThat(get("/actuator/prometheus", TestKeys.of(Scope.METRICS)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anUploadWithoutAKeyIsRefusedBeforeItIsSent() throws IOException {
        try (RawClient client = new RawClient(gateway.port())) {
            client.writeExactly("POST " + PATH + " HTTP/1.1\r\nHost: h\r\nContent-Length: 60000000\r\n"
                    + "Expect: 100-continue\r\n\r\n");
            assertThat(client.readToEnd())
                    .startsWith("HTTP/1.1 401 ")
                    .containsIgnoringCase("connection: close")
                    .contains("UNAUTHORIZED");
        }
    }
}
