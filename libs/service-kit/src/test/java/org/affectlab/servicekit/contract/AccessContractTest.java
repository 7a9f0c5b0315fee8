package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Set;
import org.affectlab.access.Identity;
import org.affectlab.access.InternalTokens;
import org.affectlab.access.Scope;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.servicekit.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every service has in common about who gets in. */
public abstract class AccessContractTest extends OpenInferenceContractTest {
    private Answer withToken(HttpRequest.Builder request, String token) {
        return service().send(request.setHeader(InternalTokens.HEADER, token));
    }

    private Answer without(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service().request(path).build().uri());
        return service().send(headers.length == 0 ? request : request.headers(headers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models",
                "/v1/limits",
                "/v2",
                "/v2/health/live",
                "/v3/api-docs",
                "/actuator",
                "/actuator/prometheus",
                "/actuator/inference",
                "/actuator/health/modelRepository",
                "/actuator/health/",
                "/%61ctuator/prometheus",
                "/nowhere"
            })
    void aDirectCallIsRefused(String path) {
        Answer refused = without(path, "Authorization", "Bearer anything", "X-API-Key", "anything");

        assertProblem(refused, ProblemCode.UNAUTHORIZED);
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void healthIsOpen() {
        for (String path :
                new String[] {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"}) {
            assertThat(without(path).status()).isEqualTo(200);
        }
    }

    @Test
    void aForgedTokenIsRefused() {
        Identity admin = new Identity("lab", "key", Set.of(Scope.ADMIN));
        String forged =
                TestTokens.signer("another-secret-of-more-than-32-bytes").sign(admin);

        assertProblem(withToken(service().request("/v1/models"), forged), ProblemCode.UNAUTHORIZED);
        assertProblem(withToken(service().request("/v1/models"), "nonsense"), ProblemCode.UNAUTHORIZED);
    }

    @Test
    void metricsNeedTheirScope() {
        String speaker = TestTokens.of("lab", Set.of(Scope.SPEECH));
        String watcher = TestTokens.of("prometheus", Set.of(Scope.METRICS));

        for (String path : new String[] {"/actuator/prometheus", "/%61ctuator/prometheus", "/actuator/inference"}) {
            assertProblem(withToken(service().request(path), speaker), ProblemCode.FORBIDDEN);
            assertThat(withToken(service().request(path), watcher).status()).isEqualTo(200);
        }
    }

    @Test
    void loadingNeedsItsScope() {
        HttpRequest.BodyPublisher nothing = HttpRequest.BodyPublishers.noBody();
        for (String call : new String[] {"/load", "/unload"}) {
            String model = "/v2/repository/models/" + subject().model().name() + call;
            String unknown = "/v2/repository/models/no-such-model" + call;

            assertProblem(service().send(service().request(model).POST(nothing)), ProblemCode.FORBIDDEN);
            assertProblem(
                    withToken(service().request(unknown).POST(nothing), TestTokens.admin()), ProblemCode.UNKNOWN_MODEL);
        }
        assertThat(service().get(modelAddress() + "/ready").status()).isEqualTo(200);
    }
}
