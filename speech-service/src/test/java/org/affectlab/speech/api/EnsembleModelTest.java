package org.affectlab.speech.api;

import static org.affectlab.speech.api.FeaturePackages.FEATURES;
import static org.affectlab.speech.api.FeaturePackages.LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.affectlab.access.InternalTokens;
import org.affectlab.access.Scope;
import org.affectlab.inference.FormatEngines;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.PackageLimits;
import org.affectlab.inference.ensemble.EnsembleEngine;
import org.affectlab.inference.ensemble.EnsembleMember;
import org.affectlab.inference.ensemble.EnsembleParameters;
import org.affectlab.inference.linear.LinearEngine;
import org.affectlab.inference.linear.LinearMap;
import org.affectlab.inference.linear.LinearParameters;
import org.affectlab.servicekit.contract.FakeEngine;
import org.affectlab.servicekit.contract.FakePackages;
import org.affectlab.servicekit.contract.RunningService;
import org.affectlab.servicekit.contract.TestTokens;
import org.affectlab.speech.SpeechServiceApplication;
import org.affectlab.speech.pipeline.Probabilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two packages as one at the door of the service. */
class EnsembleModelTest {
    private static final double TEMPERATURE = 1.5;
    private static final List<LinearParameters> MEMBERS =
            List.of(FeaturePackages.parameters(5), FeaturePackages.parameters(6));

    @TempDir
    private Path folder;

    private RunningService service;
    private ModelPackage pair;

    private static float[] logits(float[] features) {
        float[] logits = new float[LABELS.size()];
        for (LinearParameters member : MEMBERS) {
            float[] own = new LinearMap(member).logits(features);
            for (int label = 0; label < logits.length; label++) {
                logits[label] += (float) (own[label] / (MEMBERS.size() * TEMPERATURE));
            }
        }
        return logits;
    }

    @BeforeEach
    void start() throws Exception {
        FakePackages.write(folder, LoudnessModel.manifest(), LoudnessModel::logits);
        List<EnsembleMember> named = new ArrayList<>();
        for (LinearParameters member : MEMBERS) {
            String name = "member-" + named.size();
            ModelPackage written = FeaturePackages.write(
                    folder,
                    FeaturePackages.manifest(name, ModelFormat.LINEAR),
                    member.toNpz(),
                    new LinearMap(member).logits(new float[FEATURES]));
            named.add(new EnsembleMember(name, "1", written.digest()));
        }
        pair = FeaturePackages.write(
                folder,
                FeaturePackages.manifest("pair", ModelFormat.ENSEMBLE),
                new EnsembleParameters(named, TEMPERATURE).toJson(),
                logits(new float[FEATURES]));
        LinearEngine linear = new LinearEngine();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", 0);
        settings.put("affectlab.models.folders", folder);
        settings.put("affectlab.speech.default-model", "lgfa-ravdess");
        service = RunningService.start(
                SpeechServiceApplication.class,
                new FormatEngines(Map.of(
                        ModelFormat.TORCHSCRIPT,
                        new FakeEngine(LoudnessModel::logits),
                        ModelFormat.LINEAR,
                        linear,
                        ModelFormat.ENSEMBLE,
                        new EnsembleEngine(
                                new FormatEngines(Map.of(ModelFormat.LINEAR, linear)), PackageLimits.defaults()))),
                settings);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void answersWithTheMeanOfItsMembersAndNamesItself() {
        JsonNode answer = service.send(service.request("/v1/speech/emotions?model=pair")
                        .setHeader(InternalTokens.HEADER, TestTokens.of("ada", Set.of(Scope.SPEECH)))
                        .header("Content-Type", "audio/wav")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(WavFile.of(FeaturePackages.tone()))))
                .json();

        double[] expected = Probabilities.softmax(logits(FeaturePackages.featuresOfTone()));
        for (int label = 0; label < LABELS.size(); label++) {
            assertThat(answer.at("/probabilities/" + LABELS.get(label)).asDouble())
                    .isCloseTo(expected[label], within(1e-6));
        }
        assertThat(answer.at("/provenance/model").asString()).isEqualTo("pair");
        assertThat(answer.at("/provenance/digest").asString()).isEqualTo(pair.digest());
    }
}
