package org.affectlab.gateway.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Models, limits, OpenAPI and health over two services, and while one or both are ill. */
@Timeout(60)
class JoinedAnswersTest {
    private static StubService speech;
    private static StubService face;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        speech = new StubService();
        face = new StubService();
        List<String> settings = new ArrayList<>(
                List.of("affectlab.gateway.documents.cacheFor=1ms", "affectlab.gateway.documents.maxBytes=64KB"));
        settings.addAll(RunningGateway.service(0, "speech", speech.uri()));
        settings.addAll(RunningGateway.service(1, "face", face.uri()));
        gateway = RunningGateway.start(settings);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        speech.close();
        face.close();
    }

    @BeforeEach
    void healthy() {
        speech.json("/v1/models", 200, "{\"models\":[{\"name\":\"a\"},{\"name\":\"b\"}]}")
                .json("/v1/models/a", 200, "{\"name\":\"a\",\"version\":\"1\"}")
                .json("/v1/limits", 200, "{\"maxDurationMs\":600000}")
                .json("/v3/api-docs", 200, openApi("/speech/emotions"))
                .json("/actuator/health/readiness", 200, "{\"status\":\"UP\"}");
        face.json("/v1/models", 200, "{\"models\":[{\"name\":\"c\"}]}")
                .json("/v1/models/c", 200, "{\"name\":\"c\"}")
                .json("/v1/limits", 200, "{\"image\":{\"maxPixels\":1}}")
                .json("/v3/api-docs", 200, openApi("/face/pain"))
                .json("/actuator/health/readiness", 200, "{\"status\":\"UP\"}");
    }

    @Test
    void testModelsOfAllServicesInOrder() {
        JsonNode models = json("/v1/models");
        assertThat(models.path("models").valueStream().map(model -> model.path("name")
                        .asString()))
                .containsExactly("a", "b", "c");
        assertThat(models.has("warnings")).isFalse();
        assertThat(speech.last().headers().getFirst("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }

    @Test
    void testLimitsOfAllServices() {
        JsonNode limits = json("/v1/limits");
        assertThat(limits.at("/gateway/maxUploadBytes").asLong()).isEqualTo(2L << 30);
        assertThat(limits.at("/speech/maxDurationMs").asLong()).isEqualTo(600_000);
        assertThat(limits.at("/face/image/maxPixels").asLong()).isEqualTo(1);
    }

    @Test
    void testOneModel() {
        assertThat(json("/v1/models/a").path("version").asString()).isEqualTo("1");
        assertThat(json("/v1/models/c").path("name").asString()).isEqualTo("c");
        speech.json("/v1/models/a@1", 200, "{\"name\":\"a\",\"version\":\"1\"}");
        assertThat(json("/v1/models/a@1").path("version").asString()).isEqualTo("1");
        assertProblem(gateway.get("/v1/models/unknown"), 404, "UNKNOWN_MODEL");
        assertProblem(gateway.get("/v1/models/a%20b"), 404, "UNKNOWN_MODEL");
    }

    @Test
    void testIllServiceIsAWarning() {
        face.json("/v1/models", 500, "{}").json("/v1/limits", 200, "not json").json("/v1/models/c", 500, "{}");
        JsonNode models = json("/v1/models");
        assertThat(models.path("models")).hasSize(2);
        assertThat(models.at("/warnings/0/service").asString()).isEqualTo("face");
        assertThat(models.at("/warnings/0/code").asString()).isEqualTo("SERVICE_UNAVAILABLE");
        JsonNode limits = json("/v1/limits");
        assertThat(limits.has("speech")).isTrue();
        assertThat(limits.at("/warnings/0/service").asString()).isEqualTo("face");
        assertThat(json("/v1/models/a").path("name").asString()).isEqualTo("a");
        assertProblem(gateway.get("/v1/models/c"), 503, "SERVICE_UNAVAILABLE");
    }

    @Test
    void testAnswerThatIsTooLargeCountsAsIll() {
        face.json("/v1/models", 200, "{\"models\":[\"" + "x".repeat(70_000) + "\"]}");
        assertThat(json("/v1/models").at("/warnings/0/service").asString()).isEqualTo("face");
    }

    @Test
    void testNoServiceAnswers() {
        speech.json("/v1/models", 503, "{}").json("/v1/limits", 503, "{}");
        face.json("/v1/models", 503, "{}").json("/v1/limits", 503, "{}");
        for (String path : List.of("/v1/models", "/v1/limits")) {
            HttpResponse<String> answer = gateway.get(path);
            assertProblem(answer, 503, "SERVICE_UNAVAILABLE");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        }
    }

    @Test
    void testWrongUseOfTheGatewaysOwnPaths() {
        HttpResponse<String> wrongMethod =
                gateway.send(gateway.request("/v1/models").POST(BodyPublishers.noBody()));
        assertProblem(wrongMethod, 405, "METHOD_NOT_ALLOWED");
        assertThat(wrongMethod.headers().firstValue("Allow")).hasValue("GET");
        assertProblem(gateway.send(gateway.request("/v1/models").header("Accept", "text/csv")), 406, "NOT_ACCEPTABLE");
        assertProblem(gateway.get("/v1/unknown"), 404, "NOT_FOUND");
        assertProblem(
                gateway.send(gateway.request("/unknown").POST(BodyPublishers.ofString("body"))), 404, "NOT_FOUND");
    }

    @Test
    void testJoinedOpenApi() throws InterruptedException {
        JsonNode document = json("/openapi.json");
        assertThat(document.path("paths").propertyNames())
                .contains("/v1/models", "/v1/models/{name}", "/v1/limits", "/speech/emotions", "/face/pain");
        assertThat(document.at("/paths/~1v1~1models~1{name}/delete/responses").propertyNames())
                .contains("204", "401", "403", "404", "503");
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(document.has("x-affectlab-unavailable")).isFalse();
        face.json("/v3/api-docs", 404, "{}");
        Thread.sleep(50);
        JsonNode without = json("/openapi.json");
        assertThat(without.path("paths").has("/face/pain")).isFalse();
        assertThat(without.at("/x-affectlab-unavailable/0").asString()).isEqualTo("face");
    }

    @Test
    void testHealth() {
        assertThat(gateway.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        face.json("/actuator/health/readiness", 503, "{\"status\":\"OUT_OF_SERVICE\"}");
        HttpResponse<String> readiness = gateway.get("/actuator/health/readiness");
        assertThat(readiness.statusCode()).isEqualTo(503);
        JsonNode details = RunningGateway.json(readiness).at("/components/services/details");
        assertThat(details.path("speech").asString()).isEqualTo("ready");
        assertThat(details.path("face").asString()).isEqualTo("not ready (HTTP 503)");
        assertThat(gateway.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    void testOnlyHarmlessEndpointsAreOpen() {
        // The requests' own meter is there from the first request on.
        assertThat(gateway.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/actuator/prometheus").body())
                .contains("http_server_requests_seconds")
                .contains("jvm_memory_used_bytes");
        for (String path : List.of("env", "gateway/routes", "beans", "heapdump", "shutdown", "loggers")) {
            assertThat(gateway.get("/actuator/" + path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private static JsonNode json(String path) {
        HttpResponse<String> answer = gateway.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        return RunningGateway.json(answer);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(RunningGateway.json(answer).path("code").asString()).isEqualTo(code);
    }

    private static String openApi(String path) {
        return "{\"openapi\":\"3.1.0\",\"paths\":{\"" + path + "\":{\"post\":{}}},\"servers\":[{\"url\":\""
                + URI.create("http://127.0.0.1:8081") + "\"}]}";
    }
}
