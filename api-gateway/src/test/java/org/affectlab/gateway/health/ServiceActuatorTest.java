package org.affectlab.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import org.affectlab.access.Identity;
import org.affectlab.access.InternalSecret;
import org.affectlab.access.InternalTokenVerifier;
import org.affectlab.access.Scope;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.affectlab.gateway.testing.TestKeys;
import org.junit.jupiter.api.Test;

class ServiceActuatorTest {
    private static final String METRICS = "/actuator/services/speech/prometheus";

    private static HttpResponse<String> get(RunningGateway gateway, String path, Scope scope) {
        return gateway.send(gateway.requestWithoutKey(path).header("X-API-Key", TestKeys.of(scope)));
    }

    @Test
    void whoMayWatchSeesAServiceThroughTheGateway() {
        try (StubService service = new StubService()
                        .json("/actuator/prometheus", 200, "affectlab_native_rss 1.0\n")
                        .json("/actuator/inference", 200, "{\"models\":[]}");
                RunningGateway gateway = RunningGateway.before(service.uri())) {
            HttpResponse<String> metrics = get(gateway, METRICS, Scope.METRICS);
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
            assertThat(metrics.body()).isEqualTo("affectlab_native_rss 1.0\n");
            assertThat(new InternalTokenVerifier(InternalSecret.of(TestKeys.SECRET), Clock.systemUTC())
                            .verify(service.last().headers().getFirst("X-Affectlab-Token")))
                    .map(Identity::scopes)
                    .hasValueSatisfying(scopes -> assertThat(scopes).contains(Scope.METRICS));
            assertThat(get(gateway, "/actuator/services/speech/inference", Scope.ADMIN)
                            .body())
                    .isEqualTo("{\"models\":[]}");

            assertThat(get(gateway, METRICS, Scope.SPEECH).statusCode()).isEqualTo(403);
            assertThat(get(gateway, "/actuator/services/speech/env", Scope.METRICS)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(get(gateway, "/actuator/services/nobody/prometheus", Scope.METRICS)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aServiceThatDoesNotAnswerIsSaidToBeAway() {
        StubService gone = new StubService();
        gone.close();
        try (RunningGateway gateway = RunningGateway.before(gone.uri())) {
            assertThat(get(gateway, METRICS, Scope.METRICS).statusCode()).isEqualTo(503);
        }
    }
}
