package org.affectlab.e2e;

import static org.affectlab.e2e.http.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.http.GatewayClient;
import org.affectlab.e2e.platform.RunningPlatform;
import org.junit.jupiter.api.Test;

/** Who gets in, at the gateway and past it. */
@OnPlatform
class AccessTest {
    private final RunningPlatform platform;

    AccessTest(RunningPlatform platform) {
        this.platform = platform;
    }

    private static Answer upload(GatewayClient client, String... headers) {
        return client.post(
                GatewayClient.EMOTIONS, BodyPublishers.ofByteArray(new byte[10]), "application/octet-stream", headers);
    }

    @Test
    void nobodyAndAGuessAreRefused() {
        Answer nobody = upload(platform.gateway(""));
        assertThatProblem(nobody).is(401, "UNAUTHORIZED").comesInTime();
        assertThat(nobody.header("WWW-Authenticate")).startsWith("Bearer realm=");
        assertThatProblem(upload(platform.gateway("afl_aaaaaaaa_" + "a".repeat(43))))
                .is(401, "UNAUTHORIZED");
        assertThatProblem(upload(platform.gateway("x".repeat(9000)))).is(401, "UNAUTHORIZED");
    }

    @Test
    void anotherDomainsKeyIsRefused() {
        assertThatProblem(upload(platform.gateway(platform.keys().rats()))).is(403, "FORBIDDEN");
        assertThatProblem(platform.gateway(platform.keys().rats())
                        .post("/v2/models/lgfa-ravdess/infer", BodyPublishers.noBody(), "application/json"))
                .is(403, "FORBIDDEN");
    }

    @Test
    void aServiceTakesNothingButTheGatewaysToken() {
        GatewayClient direct = platform.directly(List.of());
        String[] guesses = {
            "X-API-Key",
            platform.keys().admin(),
            "Authorization",
            "Bearer " + platform.keys().admin()
        };
        assertThatProblem(upload(direct, guesses)).is(401, "UNAUTHORIZED").comesInTime();
        for (String path :
                List.of("/v1/models", "/v2", "/actuator/prometheus", "/actuator/inference", "/v3/api-docs")) {
            assertThatProblem(direct.get(path, guesses)).is(401, "UNAUTHORIZED");
            assertThatProblem(direct.get(path, "X-Affectlab-Token", "eyJhbGciOiJub25lIn0.e30."))
                    .is(401, "UNAUTHORIZED");
        }
        assertThat(direct.get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void aTokenThatAClientSendsGetsNowhere() {
        assertThatProblem(upload(platform.gateway(""), "X-Affectlab-Token", platform.internalToken()))
                .is(401, "UNAUTHORIZED");
    }

    @Test
    void headersThatAreTooLargeAreRefused() {
        assertThatProblem(platform.gateway().get("/v1/models", "X-Large", "a".repeat(30_000)))
                .is(431, "HEADERS_TOO_LARGE");
    }

    @Test
    void anUploadOfNobodyIsRefusedBeforeItIsSent() throws IOException {
        String answer = platform.gateway("")
                .exchangeHeads("POST " + GatewayClient.EMOTIONS
                        + " HTTP/1.1\nHost: localhost\nContent-Length: 50000000\nExpect: 100-continue\n\n");
        assertThat(answer).startsWith("HTTP/1.1 401");
    }
}
