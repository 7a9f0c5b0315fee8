package org.affectlab.gateway.openinference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.access.Scope;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.affectlab.gateway.testing.TestKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The protocol over two services: every call reaches the service of its model, and what is told of all is joined. */
@Timeout(60)
class OpenInferenceTest {
    private static final String INDEX = "/v2/repository/index";

    private static StubService speech;
    private static StubService face;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        speech = new StubService();
        face = new StubService();
        // So short that every request learns anew.
        List<String> settings = new ArrayList<>(
                List.of("affectlab.gateway.documents.modelIndexFor=1ms", "affectlab.gateway.maxUploadBytes=100000"));
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
        healthy(speech, "voice", "both");
        healthy(face, "smile", "both");
        speech.json(INDEX, 200, "[" + entry("voice", "READY") + "," + entry("both", "UNAVAILABLE") + "]");
        face.json(INDEX, 200, "[" + entry("smile", "READY") + "," + entry("both", "READY") + "]");
        face.json("/v2", 200, "{\"name\":\"face\",\"version\":\"1\",\"extensions\":[\"b\",\"c\"]}");
    }

    private static void healthy(StubService service, String... models) {
        service.json("/v2", 200, "{\"name\":\"x\",\"version\":\"1\",\"extensions\":[\"a\",\"b\"]}")
                .json("/v2/health/ready", 200, "{\"ready\":true}");
        for (String model : models) {
            service.json("/v2/models/" + model + "/infer", 200, "{\"model_name\":\"" + model + "\"}")
                    .json("/v2/models/" + model + "/versions/2/infer", 200, "{}")
                    .json("/v2/models/" + model, 200, "{\"name\":\"" + model + "\"}")
                    .json("/v2/repository/models/" + model + "/load", 200, "{}");
        }
    }

    private static String entry(String name, String state) {
        return "{\"name\":\"" + name + "\",\"version\":\"1\",\"state\":\"" + state + "\",\"reason\":\"\"}";
    }

    private static HttpResponse<String> post(String path, String... headers) {
        HttpRequest.Builder request = gateway.request(path).POST(BodyPublishers.ofString("the body"));
        return gateway.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static long inferences(StubService service) {
        return service.received().stream()
                .filter(request -> request.uri().getPath().endsWith("/infer"))
                .count();
    }

    private static void assertError(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode problem = RunningGateway.json(answer);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("error").asString())
                .isNotBlank()
                .isEqualTo(problem.path("detail").asString());
        assertThat(problem.path("traceId").asString()).isNotBlank();
    }

    @Test
    void testEveryModelReachesItsService() {
        long before = inferences(face);
        assertThat(post("/v2/models/voice/infer").body()).contains("voice");
        assertThat(inferences(face)).isEqualTo(before);
        assertThat(post("/v2/models/smile/infer").body()).contains("smile");
        assertThat(inferences(face)).isEqualTo(before + 1);
        assertThat(post("/v2/models/smile/versions/2/infer").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/v2/models/smile").body()).contains("smile");
    }

    @Test
    void testTheServiceThatHasAModelReadyIsPreferred() {
        long before = inferences(face);
        assertThat(post("/v2/models/both/infer").statusCode()).isEqualTo(200);
        assertThat(inferences(face)).isEqualTo(before + 1);
    }

    @Test
    void testHeadersAndBodyArriveWhole() {
        post("/v2/models/voice/infer?a=b%20c", "Inference-Header-Content-Length", "5");
        StubService.Received received = speech.received().stream()
                .filter(request -> request.uri().getPath().endsWith("/infer")
                        && request.uri().getQuery() != null)
                .findFirst()
                .orElseThrow();
        assertThat(received.uri().getRawQuery()).isEqualTo("a=b%20c");
        assertThat(received.headers().getFirst("Inference-Header-Content-Length"))
                .isEqualTo("5");
        assertThat(received.bodyBytes()).isEqualTo(8);
        assertThat(gateway.send(gateway.requestWithoutKey("/v2/repository/models/smile/load")
                                .header("X-API-Key", TestKeys.of(Scope.ADMIN))
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/v2/repository/models/smile/load").statusCode()).isEqualTo(403);
    }

    @Test
    void testUnknownModels() {
        assertError(post("/v2/models/nobody/infer"), 404, "UNKNOWN_MODEL");
        assertError(gateway.get("/v2/models/nobody"), 404, "UNKNOWN_MODEL");
        assertError(gateway.get("/v2/nothing"), 404, "NOT_FOUND");
        assertError(gateway.get("/v2/models/a%2fb"), 400, "INVALID_PARAMETER");
        face.json(INDEX, 500, "");
        assertError(post("/v2/models/nobody/infer"), 503, "SERVICE_UNAVAILABLE");
        assertThat(post("/v2/models/voice/infer").statusCode()).isEqualTo(200);
    }

    @Test
    void testAServiceThatFallsSilentKeepsItsModels() {
        assertThat(post("/v2/models/smile/infer").statusCode()).isEqualTo(200);
        face.json(INDEX, 500, "");
        assertThat(post("/v2/models/smile/infer").statusCode()).isEqualTo(200);
    }

    @Test
    void testAModelThatAppearsIsFound() {
        assertError(post("/v2/models/fresh/infer"), 404, "UNKNOWN_MODEL");
        healthy(speech, "fresh");
        speech.json(INDEX, 200, "[" + entry("fresh", "READY") + "]");
        assertThat(post("/v2/models/fresh/infer").body()).contains("fresh");
    }

    @Test
    void testBodiesAreLimitedAsEverywhere() {
        assertError(
                gateway.send(
                        gateway.request("/v2/models/voice/infer").POST(BodyPublishers.ofByteArray(new byte[100_001]))),
                413,
                "TOO_LARGE");
        assertError(
                gateway.send(gateway.request(INDEX)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[70_000])))),
                413,
                "TOO_LARGE");
    }

    @Test
    void testIndexIsJoined() {
        JsonNode all = RunningGateway.json(gateway.get(INDEX));
        assertThat(all.valueStream().map(entry -> entry.path("name").asString()))
                .containsExactly("voice", "both", "smile", "both");
        JsonNode ready = RunningGateway.json(
                gateway.send(gateway.request(INDEX).POST(BodyPublishers.ofString("{\"ready\":true}"))));
        assertThat(ready.valueStream().map(entry -> entry.path("name").asString()))
                .containsExactly("voice", "smile", "both");
        assertThat(RunningGateway.json(gateway.send(gateway.request(INDEX).POST(BodyPublishers.noBody()))))
                .isEqualTo(all);
        assertThat(RunningGateway.json(gateway.get(INDEX + "?ready=true"))).isEqualTo(ready);
        for (String body : List.of("[", "[]", "{\"ready\":1}")) {
            assertError(
                    gateway.send(gateway.request(INDEX).POST(BodyPublishers.ofString(body))), 400, "MALFORMED_REQUEST");
        }
        face.json(INDEX, 500, "");
        HttpResponse<String> part = gateway.get(INDEX);
        assertThat(part.headers().firstValue("X-Affectlab-Unavailable")).contains("face");
        assertThat(RunningGateway.json(part)).hasSize(2);
        speech.json(INDEX, 500, "");
        assertError(gateway.get(INDEX), 503, "SERVICE_UNAVAILABLE");
    }

    @Test
    void testServerAndHealthAreJoined() {
        JsonNode server = RunningGateway.json(gateway.get("/v2"));
        assertThat(server.path("name").asString()).isEqualTo("affectlab");
        assertThat(server.path("extensions").toString()).isEqualTo("[\"b\"]");
        assertThat(RunningGateway.json(gateway.get("/v2/health/live"))
                        .path("live")
                        .asBoolean())
                .isTrue();
        assertThat(RunningGateway.json(gateway.get("/v2/health/ready"))
                        .path("ready")
                        .asBoolean())
                .isTrue();
        face.json("/v2/health/ready", 503, "{}");
        HttpResponse<String> notReady = gateway.get("/v2/health/ready");
        assertError(notReady, 503, "SERVICE_UNAVAILABLE");
        assertThat(notReady.body()).contains("face").doesNotContain("speech");
        assertThat(gateway.get("/v2/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void testItIsDescribed() {
        JsonNode paths = RunningGateway.json(gateway.get("/openapi.json")).path("paths");
        assertThat(paths.propertyNames())
                .contains(
                        "/v2",
                        "/v2/health/live",
                        "/v2/health/ready",
                        "/v2/models/{name}",
                        "/v2/models/{name}/ready",
                        "/v2/models/{name}/infer",
                        "/v2/models/{name}/versions/{version}/infer",
                        INDEX,
                        "/v2/repository/models/{name}/load",
                        "/v2/repository/models/{name}/unload");
    }
}
