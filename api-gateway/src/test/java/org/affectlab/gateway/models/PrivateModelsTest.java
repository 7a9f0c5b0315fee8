package org.affectlab.gateway.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affectlab.access.Identity;
import org.affectlab.access.InternalSecret;
import org.affectlab.access.InternalTokenVerifier;
import org.affectlab.access.InternalTokens;
import org.affectlab.access.Scope;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.affectlab.gateway.testing.TestKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service with a model of one caller, asked by that caller first and then by another: what the first was told is not told again. */
@Timeout(60)
class PrivateModelsTest {
    private static final String OWN = "adapted-1f";
    private static final String NONE = "adapted-00";
    /** The owner's too, each for one test. */
    private static final String DELETED = "adapted-2b";

    private static final String KEPT = "adapted-3c";
    private static final String SILENT = "adapted-4d";

    private static final InternalTokenVerifier TOKENS =
            new InternalTokenVerifier(InternalSecret.of(TestKeys.SECRET), Clock.systemUTC());
    private static final String OTHER_KEY = TestKeys.of(Scope.SPEECH);

    private static StubService service;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        service = new StubService();
        tell("/v1/models", "{\"models\":[{\"name\":\"" + OWN + "\"}]}", 200, "{\"models\":[]}");
        tell("/v1/models/" + OWN, "{\"name\":\"" + OWN + "\"}", 404, "{}");
        tellIndex(OWN, DELETED, KEPT, SILENT);
        tell("/v2/models/" + OWN, "{\"name\":\"" + OWN + "\"}", 404, "{}");
        tell("/v2/models/" + OWN + "/infer", "{\"model_name\":\"" + OWN + "\"}", 404, "{}");
        gateway = RunningGateway.before(service.uri());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    private static void tellIndex(String... models) {
        String entries = Stream.of(models)
                .map(model -> "{\"name\":\"" + model + "\",\"state\":\"READY\"}")
                .collect(Collectors.joining(","));
        tell("/v2/repository/index", "[" + entries + "]", 200, "[]");
    }

    /** What the owner gets, and what others do. */
    private static void tell(String path, String own, int status, String others) {
        service.on(path, exchange -> {
            service.readBody(exchange);
            boolean owner = caller(exchange).equals(TestKeys.OWNER);
            StubService.answer(exchange, owner ? 200 : status, "application/json", owner ? own : others);
        });
    }

    private static String caller(HttpExchange exchange) throws IOException {
        return TOKENS.verify(exchange.getRequestHeaders().getFirst(InternalTokens.HEADER))
                .map(Identity::caller)
                .orElseThrow(() -> new IOException("no token"));
    }

    private static HttpResponse<String> other(String path) {
        return gateway.send(gateway.requestWithoutKey(path).header("X-API-Key", OTHER_KEY));
    }

    private static String withoutTrace(HttpResponse<String> answer) {
        return answer.body()
                .replaceAll("\"traceId\":\"[^\"]*\"", "")
                .replaceAll("\"instance\":\"[^\"]*\"", "")
                .replace(OWN, NONE);
    }

    @Test
    void theListIsTheCallersOwn() {
        assertThat(gateway.get("/v1/models").body()).contains(OWN);
        assertThat(other("/v1/models").body()).doesNotContain(OWN);
        assertThat(gateway.get("/v2/repository/index").body()).contains(OWN);
        assertThat(other("/v2/repository/index").body()).isEqualTo("[]");
    }

    @Test
    void anothersModelIsAsUnknownAsOneThatNeverWas() {
        for (String door : new String[] {"/v1/models/", "/v2/models/"}) {
            assertThat(gateway.get(door + OWN).statusCode()).isEqualTo(200);
            HttpResponse<String> hidden = other(door + OWN);
            assertThat(hidden.statusCode()).isEqualTo(404);
            assertThat(hidden.body()).contains("UNKNOWN_MODEL");
            assertThat(withoutTrace(hidden)).isEqualTo(withoutTrace(other(door + NONE)));
        }
    }

    @Test
    void inferenceReachesTheServiceForTheOwnerAlone() {
        String path = "/v2/models/" + OWN + "/infer";
        assertThat(gateway.send(gateway.request(path).POST(BodyPublishers.ofString("{}")))
                        .body())
                .contains(OWN);
        long before = asked(path);
        HttpResponse<String> hidden = gateway.send(
                gateway.requestWithoutKey(path).header("X-API-Key", OTHER_KEY).POST(BodyPublishers.ofString("{}")));
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(asked(path)).isEqualTo(before);
    }

    private static HttpResponse<String> delete(String model) {
        return gateway.send(gateway.request("/v1/models/" + model).DELETE());
    }

    private static HttpResponse<String> deleteAsOther(String model) {
        return gateway.send(gateway.requestWithoutKey("/v1/models/" + model)
                .header("X-API-Key", OTHER_KEY)
                .DELETE());
    }

    private static void onDelete(String model, int status, String body, String... headers) {
        service.on("/v1/models/" + model, exchange -> {
            service.readBody(exchange);
            assertThat(caller(exchange)).isEqualTo(TestKeys.OWNER);
            for (int header = 0; header < headers.length; header += 2) {
                exchange.getResponseHeaders().set(headers[header], headers[header + 1]);
            }
            StubService.answer(exchange, status, "application/problem+json", body);
        });
    }

    @Test
    void deletingReachesTheServiceForTheOwnerAloneAndIsKnownAtOnce() {
        onDelete(DELETED + "@1", 204, "");
        long before = asked("/v1/models/" + DELETED + "@1");
        HttpResponse<String> hidden = deleteAsOther(DELETED + "@1");
        HttpResponse<String> unknown = deleteAsOther(NONE + "@1");
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(withoutTrace(hidden).replace(DELETED, NONE)).isEqualTo(withoutTrace(unknown));
        assertThat(asked("/v1/models/" + DELETED + "@1")).isEqualTo(before);

        assertThat(gateway.get("/v2/models/" + DELETED).body())
                .as("the service's")
                .contains("NOT_FOUND");
        HttpResponse<String> deleted = delete(DELETED + "@1");
        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(service.last().method()).isEqualTo("DELETE");
        assertThat(service.last().uri()).hasPath("/v1/models/" + DELETED + "@1");
        tellIndex(OWN, KEPT, SILENT);
        assertThat(gateway.get("/v2/models/" + DELETED).body()).contains("UNKNOWN_MODEL");
        assertThat(delete(DELETED + "@1").body()).contains("No service has a model of this name");
    }

    @Test
    void whatTheServiceSaysAgainstItIsPassedOn() {
        String problem = "{\"status\":403,\"code\":\"FORBIDDEN\",\"detail\":\"ä\"}";
        onDelete(KEPT, 403, problem);
        HttpResponse<String> forbidden = delete(KEPT);
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.body()).isEqualTo(problem);
        assertThat(forbidden.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(forbidden.headers().firstValue("Retry-After")).isEmpty();

        onDelete(KEPT, 503, "{\"code\":\"MODEL_NOT_READY\"}", "Retry-After", "7");
        HttpResponse<String> later = delete(KEPT);
        assertThat(later.statusCode()).isEqualTo(503);
        assertThat(later.body()).contains("MODEL_NOT_READY");
        assertThat(later.headers().firstValue("Retry-After")).hasValue("7");
    }

    @Test
    void aServiceThatDoesNotAnswerIsUnavailable() {
        service.on("/v1/models/" + SILENT, HttpExchange::close);
        HttpResponse<String> answer = delete(SILENT);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("SERVICE_UNAVAILABLE", "all the same");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    }

    @Test
    void whatIsNoNameIsUnknown() {
        for (String text : new String[] {"a%20b", "a@", "@1", "a@1@2", "-a"}) {
            assertThat(delete(text).body()).as(text).contains("UNKNOWN_MODEL");
        }
        assertThat(gateway.send(gateway.requestWithoutKey("/v1/models/" + OWN).DELETE())
                        .statusCode())
                .isEqualTo(401);
    }

    private static long asked(String path) {
        return service.received().stream()
                .filter(request -> request.uri().getPath().equals(path))
                .count();
    }
}
