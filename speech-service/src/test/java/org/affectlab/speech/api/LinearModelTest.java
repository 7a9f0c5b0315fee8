package org.affectlab.speech.api;

import static org.affectlab.speech.api.FeaturePackages.FEATURES;
import static org.affectlab.speech.api.FeaturePackages.LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.affectlab.access.InternalTokens;
import org.affectlab.access.Scope;
import org.affectlab.inference.FormatEngines;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.linear.LinearEngine;
import org.affectlab.inference.linear.LinearMap;
import org.affectlab.inference.linear.LinearParameters;
import org.affectlab.servicekit.contract.FakeEngine;
import org.affectlab.servicekit.contract.FakePackages;
import org.affectlab.servicekit.contract.RunningService;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.servicekit.contract.TestTokens;
import org.affectlab.speech.SpeechServiceApplication;
import org.affectlab.speech.pipeline.Probabilities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A linear package on features, public or private, at the doors of the service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinearModelTest {
    private static final String PATH = "/v1/speech/emotions";
    private static final String OWN = "adapted-1f";
    private static final LinearParameters PARAMETERS = FeaturePackages.parameters(5);

    private RunningService service;

    private static void write(Path folder, String name, String owner) throws Exception {
        ModelManifest manifest = FeaturePackages.manifest(name, ModelFormat.LINEAR);
        FeaturePackages.write(
                folder,
                owner.isEmpty() ? manifest : manifest.withOwner(owner),
                PARAMETERS.toNpz(),
                new LinearMap(PARAMETERS).logits(new float[FEATURES]));
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        FakePackages.write(folder.resolve("public"), LoudnessModel.manifest(), LoudnessModel::logits);
        write(folder.resolve("public"), "linear", "");
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", 0);
        settings.put("affectlab.models.folders", folder.resolve("public"));
        settings.put("affectlab.models.private-folder", folder.resolve("private"));
        settings.put("affectlab.models.watch-interval", "50ms");
        settings.put("affectlab.speech.default-model", "lgfa-ravdess");
        service = RunningService.start(
                SpeechServiceApplication.class,
                new FormatEngines(Map.of(
                        ModelFormat.TORCHSCRIPT,
                        new FakeEngine(LoudnessModel::logits),
                        ModelFormat.LINEAR,
                        new LinearEngine())),
                settings);
        // Written while the service runs, as a job does it.
        write(folder.resolve("private"), OWN, "ada");
        while (send(as("ada", "/v2/models/" + OWN + "/ready")).status() != 200) {
            Thread.onSpinWait();
        }
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private HttpRequest.Builder as(String caller, String path) {
        return service.request(path).setHeader(InternalTokens.HEADER, TestTokens.of(caller, Set.of(Scope.SPEECH)));
    }

    private Answer send(HttpRequest.Builder request) {
        return service.send(request);
    }

    private Answer post(String caller, String path, String... headers) {
        HttpRequest.Builder request = as(caller, path)
                .header("Content-Type", "audio/wav")
                .POST(HttpRequest.BodyPublishers.ofByteArray(WavFile.of(FeaturePackages.tone())));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static void assertExpected(JsonNode answer) {
        double[] expected = Probabilities.softmax(new LinearMap(PARAMETERS).logits(FeaturePackages.featuresOfTone()));
        for (int label = 0; label < LABELS.size(); label++) {
            assertThat(answer.at("/probabilities/" + LABELS.get(label)).asDouble())
                    .isCloseTo(expected[label], within(1e-6));
        }
        assertThat(answer.get("emotion").asString()).isEqualTo(LABELS.get(Probabilities.argMax(expected)));
    }

    @Test
    void answersForTheWholeRecording() {
        JsonNode answer = post("ben", PATH + "?model=linear").json();

        assertExpected(answer);
        assertThat(answer.get("durationMs").asLong()).isEqualTo(1_500);
        assertThat(answer.get("timeline").size()).isEqualTo(1);
        assertThat(answer.at("/timeline/0/startMs").asLong()).isZero();
        assertThat(answer.at("/timeline/0/endMs").asLong()).isEqualTo(1_500);
        assertExpected(answer.at("/timeline/0"));
        JsonNode provenance = answer.get("provenance");
        assertThat(provenance.get("model").asString()).isEqualTo("linear");
        assertThat(provenance.get("version").asString()).isEqualTo("1");
        assertThat(provenance.get("digest").asString()).startsWith("sha256:");
        assertThat(provenance.at("/preprocessing/windowMs").asInt()).isEqualTo(1_500);
        assertThat(provenance.at("/preprocessing/windows").asInt()).isEqualTo(1);
        assertThat(provenance.at("/warnings/0").asString()).isEqualTo("DEMO_MODEL");
        assertThat(post("ben", PATH + "?model=linear", "Accept", "text/csv")
                        .body()
                        .lines())
                .hasSize(2);
    }

    @Test
    void hasNoHop() {
        Answer answer = post("ben", PATH + "?model=linear&hopMs=500");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("code").asString()).isEqualTo("INVALID_PARAMETER");
    }

    @Test
    void theProtocolServesItsTensors() {
        JsonNode metadata = send(as("ben", "/v2/models/linear")).json();
        assertThat(metadata.get("platform").asString()).isEqualTo("affectlab_linear");
        assertThat(metadata.at("/inputs/0/name").asString()).isEqualTo("features");
        float[] features = new float[FEATURES];
        for (int index = 0; index < FEATURES; index++) {
            features[index] = index;
        }
        String body = "{\"inputs\":[{\"name\":\"features\",\"shape\":[1," + FEATURES
                + "],\"datatype\":\"FP32\",\"data\":" + Arrays.toString(features) + "}]}";
        JsonNode answer = send(as("ben", "/v2/models/linear/infer")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)))
                .json();
        float[] logits = new LinearMap(PARAMETERS).logits(features);
        for (int label = 0; label < LABELS.size(); label++) {
            assertThat((float) answer.at("/outputs/0/data/" + label).asDouble()).isEqualTo(logits[label]);
        }
    }

    @Test
    void aPrivateModelAnswersItsOwnerAlone() {
        assertExpected(post("ada", PATH + "?model=" + OWN).json());
        assertThat(post("ada", PATH + "?model=" + OWN, "Prefer", "respond-async")
                        .status())
                .isEqualTo(202);

        for (String[] headers : new String[][] {{}, {"Prefer", "respond-async"}}) {
            Answer hidden = post("ben", PATH + "?model=" + OWN, headers);
            Answer unknown = post("ben", PATH + "?model=adapted-00", headers);
            assertThat(hidden.status()).isEqualTo(404);
            assertThat(hidden.json().get("code").asString()).isEqualTo("UNKNOWN_MODEL");
            assertThat(hidden.json().get("detail").asString().replace(OWN, "adapted-00"))
                    .isEqualTo(unknown.json().get("detail").asString());
        }
    }

    @Test
    void windowsAreServedBesideIt() {
        assertThat(post("ben", PATH).json().at("/provenance/model").asString()).isEqualTo("lgfa-ravdess");
    }
}
