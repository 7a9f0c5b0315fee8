package org.affectlab.gateway.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
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
        tell("/v2/repository/index", "[{\"name\":\"" + OWN + "\",\"state\":\"READY\"}]", 200, "[]");
        tell("/v2/models/" + OWN, "{\"name\":\"" + OWN + "\"}", 404, "{}");
        tell("/v2/models/" + OWN + "/infer", "{\"model_name\":\"" + OWN + "\"}", 404, "{}");
        gateway = RunningGateway.before(service.uri());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
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

    private static long asked(String path) {
        return service.received().stream()
                .filter(request -> request.uri().getPath().equals(path))
                .count();
    }
}
