package org.affectlab.e2e;

import static org.affectlab.e2e.http.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.affectlab.e2e.audio.Fixtures;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.platform.Checkout;
import org.affectlab.e2e.platform.RunningPlatform;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the gateway says about models and limits. */
@OnPlatform
class ModelsTest {
    private static final Path PACKAGE = Checkout.models().resolve("lgfa-ravdess");

    private final RunningPlatform platform;

    ModelsTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void listNamesTheServedModels() {
        Answer answer = platform.gateway().get("/v1/models");
        assertThat(answer.status()).isEqualTo(200);
        JsonNode model = StreamSupport.stream(answer.json().path("models").spliterator(), false)
                .filter(listed -> listed.path("name").asString().equals("lgfa-ravdess"))
                .findFirst()
                .orElseThrow();
        assertThat(model.path("task").asString()).isEqualTo("speech-emotion");
        assertThat(model.path("state").asString()).isEqualTo("READY");
        assertThat(model.path("digest").asString()).matches("sha256:[0-9a-f]{64}");
        assertThat(model.path("labels").size()).isEqualTo(8);
        assertThat(model.path("demo").isBoolean()).isTrue();
        assertThat(answer.json().has("warnings")).isFalse();
    }

    @Test
    void modelCarriesItsCardAndItsTrainingData() {
        Answer answer = platform.gateway().get("/v1/models/lgfa-ravdess");
        assertThat(answer.status()).isEqualTo(200);
        JsonNode model = answer.json();
        String card = new String(
                Fixtures.read(PACKAGE.resolve(model.path("version").asString()).resolve("CARD.md")),
                StandardCharsets.UTF_8);
        assertThat(model.path("card").asString()).isEqualTo(card);
        assertThat(model.path("trainingData").path(0).path("licence").asString())
                .isNotBlank();
        assertThat(model.path("metrics").path("uar").asDouble()).isBetween(0.0, 1.0);
        assertThat(model.path("licence").asString()).isNotBlank();
        assertThat(model.path("inputs").has("waveform")).isTrue();
    }

    @Test
    void modelThatNobodyHas() {
        assertThatProblem(platform.gateway().get("/v1/models/no-such-model"))
                .is(404, "UNKNOWN_MODEL")
                .comesInTime();
    }

    @Test
    void limitsOfTheGatewayAndOfTheService() {
        JsonNode limits = platform.gateway().get("/v1/limits").json();
        assertThat(limits.path("gateway").path("maxUploadBytes").asLong()).isEqualTo(RunningPlatform.JOB_LIMIT);
        JsonNode speech = limits.path("speech").path("limits");
        assertThat(speech.path("maxDurationMs").asLong()).isEqualTo(600_000);
        assertThat(speech.path("minDurationMs").asLong()).isEqualTo(200);
        assertThat(speech.path("maxUploadBytes").asLong()).isEqualTo(64L << 20);
        assertThat(speech.path("minPeakDbfs").asLong()).isEqualTo(-80);
    }
}
