package org.affectlab.e2e;

import static org.affectlab.e2e.http.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.http.GatewayClient;
import org.affectlab.e2e.platform.RunningPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators and browsers rely on: health, metrics, traces, cross-origin rules. */
@OnPlatform
class OperationsTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final RunningPlatform platform;

    OperationsTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void healthGroups() {
        for (String group : new String[] {"liveness", "readiness"}) {
            String path = "/actuator/health/" + group;
            assertThat(platform.gateway().get(path).json().path("status").asString())
                    .isEqualTo("UP");
            assertThat(platform.speechService().get(path).json().path("status").asString())
                    .isEqualTo("UP");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "affectlab_inference_queue_seconds_count",
                "affectlab_inference_input_seconds_count",
                "affectlab_inference_compute_seconds_count",
                "affectlab_inference_output_seconds_count",
                "affectlab_inference_batch_size_count",
                "affectlab_inference_pending",
                "affectlab_inference_failures_total",
                "affectlab_native_rss"
            })
    void serviceCountsWhatTheDesignNames(String metric) {
        GoodRequest.stillWorks(platform);
        Answer metrics = platform.speechService().get("/actuator/prometheus");
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.body().lines().filter(line -> line.startsWith(metric)))
                .isNotEmpty();
    }

    @Test
    void metricsOfAServiceComeThroughTheGateway() {
        Answer metrics = platform.gateway().get("/actuator/services/speech/prometheus");
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.body()).contains("affectlab_native_rss");
        assertThat(platform.gateway(platform.keys().rats())
                        .get("/actuator/services/speech/prometheus")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void metricsOfAModelCarryItsName() {
        GoodRequest.stillWorks(platform);
        assertThat(platform.speechService().get("/actuator/prometheus").body().lines())
                .filteredOn(line -> line.startsWith("affectlab_inference_compute_seconds_count"))
                .anySatisfy(line -> assertThat(line).contains("model=\"lgfa-ravdess\"", "version=\""))
                .allSatisfy(line -> assertThat(line).contains("model=\"", "version=\""));
    }

    @Test
    void traceOfTheCallerGoesOn() {
        Answer answer = platform.gateway()
                .analyse(new byte[0], "audio/wav", "", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        assertThatProblem(answer).is(400, "EMPTY_BODY");
        assertThat(answer.header("X-Trace-Id")).isEqualTo(TRACE);
    }

    @Test
    void everyRequestHasATraceOfItsOwn() {
        String first = platform.gateway().get("/v1/limits").header("X-Trace-Id");
        String second = platform.gateway().get("/v1/limits").header("X-Trace-Id");
        assertThat(first).matches("[0-9a-f]{32}").isNotEqualTo(second);
    }

    @Test
    void preflightOfAnAllowedPage() {
        Answer answer = preflight(RunningPlatform.ALLOWED_ORIGIN);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(RunningPlatform.ALLOWED_ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST");
    }

    @Test
    void preflightOfAnyOtherPage() {
        assertThatProblem(preflight("https://elsewhere.example"))
                .is(403, "ORIGIN_NOT_ALLOWED")
                .comesInTime();
    }

    @Test
    void answersToAnAllowedPageSayItOnce() {
        Answer answer = platform.gateway().get("/v1/models", "Origin", RunningPlatform.ALLOWED_ORIGIN);
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                .containsExactly(RunningPlatform.ALLOWED_ORIGIN);
    }

    private Answer preflight(String origin) {
        return platform.gateway()
                .send(platform.gateway()
                        .request(
                                GatewayClient.EMOTIONS,
                                "Origin",
                                origin,
                                "Access-Control-Request-Method",
                                "POST",
                                "Access-Control-Request-Headers",
                                "content-type")
                        .method("OPTIONS", BodyPublishers.noBody()));
    }
}
