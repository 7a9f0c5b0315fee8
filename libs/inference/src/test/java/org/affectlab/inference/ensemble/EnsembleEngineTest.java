package org.affectlab.inference.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.FormatEngines;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageException.Reason;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.PackageLimits;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.batching.TimeSource;
import org.affectlab.inference.linear.LinearEngine;
import org.affectlab.inference.linear.LinearParameters;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.inference.serving.ServingOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two linear models as one, by itself and through the whole library. */
@Timeout(60)
class EnsembleEngineTest {
    @TempDir
    private Path folder;

    private final EnsembleEngine engine = new EnsembleEngine(
            new FormatEngines(Map.of(ModelFormat.LINEAR, new LinearEngine())), PackageLimits.defaults());

    private EnsembleMember first;
    private EnsembleMember second;

    @BeforeEach
    void writeMembers() throws Exception {
        first = linear("first", 1);
        second = linear("second", 3);
    }

    private static ModelManifest manifest(String name, ModelFormat format) {
        return SmallPackages.manifest(name, format, 1, Map.of("features", "egemaps"));
    }

    private ModelPackage write(ModelManifest manifest, byte[] model, float low, float high) throws Exception {
        return SmallPackages.write(folder, manifest, model, new float[] {2}, new float[] {low, high});
    }

    /** Gives factor × x and −x. */
    private EnsembleMember linear(String name, double factor) throws Exception {
        byte[] model = LinearParameters.of(
                        new double[][] {{factor}, {-1}}, new double[2], new double[1], new double[] {1}, 1)
                .toNpz();
        ModelPackage written = write(manifest(name, ModelFormat.LINEAR), model, (float) (2 * factor), -2);
        return new EnsembleMember(name, "1", written.digest());
    }

    private ModelPackage ensemble(double temperature, EnsembleMember... members) throws Exception {
        byte[] model = new EnsembleParameters(List.of(members), temperature).toJson();
        return write(
                manifest("pair", ModelFormat.ENSEMBLE), model, (float) (4 / temperature), (float) (-2 / temperature));
    }

    @Test
    void logitsAreTheMeanDividedByTheTemperature() throws Exception {
        ModelPackage pair = ensemble(2, first, second);
        try (EngineModel model = engine.load(pair)) {
            Tensor answer = model.forward(List.of(Tensor.ofFloats(new float[] {2, 10}, 2, 1)))
                    .get(0);
            assertThat(answer).isEqualTo(Tensor.ofFloats(new float[] {2, -1, 10, -5}, 2, 2));
        }
        long members =
                Files.size(folder.resolve("first/1/model.npz")) + Files.size(folder.resolve("second/1/model.npz"));
        assertThat(engine.modelBytes(pair)).isEqualTo(members);
    }

    @Test
    void isServedBesideItsMembers() throws Exception {
        ensemble(1, first, second);
        InferenceEngine none = new FormatEngines(Map.of());
        try (ModelRepository repository = new ModelRepository(
                        List.of(folder),
                        AllFormats.with(none),
                        ServingOptions.defaults(1),
                        new SimpleMeterRegistry(),
                        TimeSource.system())
                .start()) {
            repository.initialLoad().get(30, TimeUnit.SECONDS);
            assertThat(repository.list())
                    .hasSize(3)
                    .extracting(ModelStatus::state)
                    .containsOnly(ModelState.READY);
            List<Tensor> answer = repository
                    .find("pair", null)
                    .orElseThrow()
                    .submit(new InferenceRequest(
                            List.of(Tensor.ofFloats(new float[] {5}, 1)),
                            "caller",
                            Instant.now().plusSeconds(30),
                            () -> false))
                    .get(30, TimeUnit.SECONDS);
            assertThat(answer.get(0)).isEqualTo(Tensor.ofFloats(new float[] {10, -5}, 2));
        }
    }

    @Test
    void anotherPackageUnderTheNameIsRefused() throws Exception {
        ModelPackage pair = ensemble(1, first, second);
        linear("second", 4);
        assertRefused(pair, Reason.DIGEST_MISMATCH, "member second 1 has sha256:");
    }

    @Test
    void aMemberThatIsGoneIsNamed() throws Exception {
        EnsembleMember gone = new EnsembleMember("gone", "1", first.digest());
        ModelPackage pair = ensemble(1, first, gone);
        assertRefused(pair, Reason.MISSING_FILE, "member gone 1: model.json is missing");
        assertThatThrownBy(() -> engine.modelBytes(pair)).isInstanceOf(ModelPackageException.class);
    }

    @Test
    void anEnsembleOfEnsemblesIsRefused() throws Exception {
        ModelPackage pair = ensemble(1, first, second);
        List<EnsembleMember> members = new ArrayList<>(List.of(first, new EnsembleMember("pair", "1", pair.digest())));
        byte[] model = new EnsembleParameters(members, 1).toJson();
        ModelPackage nested = write(manifest("nested", ModelFormat.ENSEMBLE), model, 3, -2);
        assertRefused(nested, Reason.NOT_LOADABLE, "member pair 1 is an ensemble itself");
    }

    @Test
    void membersOfAnotherFormAreRefused() throws Exception {
        ModelManifest other = manifest("other", ModelFormat.LINEAR);
        ModelPackage written = write(
                new ModelManifest(
                        other.name(),
                        other.version(),
                        other.task(),
                        other.format(),
                        List.of("sad", "glad"),
                        other.inputs(),
                        other.outputs(),
                        other.preprocessing(),
                        other.batching(),
                        other.trainingData(),
                        other.protocol(),
                        other.metrics(),
                        other.licence(),
                        other.citation(),
                        other.demo(),
                        other.files()),
                Files.readAllBytes(folder.resolve("first/1/model.npz")),
                2,
                -2);
        ModelPackage pair = ensemble(1, first, new EnsembleMember("other", "1", written.digest()));
        assertRefused(pair, Reason.SIGNATURE_MISMATCH, "member other 1 has another");
    }

    private void assertRefused(ModelPackage ensemble, Reason reason, String message) {
        assertThatThrownBy(() -> engine.load(ensemble))
                .isInstanceOfSatisfying(ModelPackageException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "{}",
                "{\"members\": [], \"temperature\": 1}",
                "{\"members\": [{\"name\": \"..\", \"version\": \"1\", \"digest\": \"DIGEST\"}, ONE], \"temperature\": 1}",
                "{\"members\": [ONE, ONE], \"temperature\": 1}",
                "{\"members\": [ONE, TWO], \"temperature\": 0}",
                "{\"members\": [ONE, TWO], \"temperature\": 1, \"more\": 1}",
                "{\"members\": [ONE, null], \"temperature\": 1}",
                "null",
                "{\"members\": [ONE, TWO]}",
                "{\"members\": [ONE, TWO], \"temperature\": \"1\"}",
                "{\"members\": [{\"name\": \"first\", \"version\": \"1\", \"digest\": \"DIGEST\", \"hop\": 1}, ONE], \"temperature\": 1}",
                "{\"temperature\": 1}",
                "{\"members\": [ONE, {\"name\": \"second\", \"version\": \"1\"}], \"temperature\": 1}",
                "{\"members\": [ONE, {\"name\": \"second\", \"version\": \"1\", \"digest\": \"DIGEST\", \"hop\": 0}], \"temperature\": 1}",
                "{\"members\": [ONE, {\"name\": \"second\", \"version\": \"1\", \"digest\": \"DIGEST\", \"hop\": 1.5}], \"temperature\": 1}"
            })
    void filesThatNameNoEnsembleAreRefused(String text) throws Exception {
        String json = text.replace("ONE", member(first))
                .replace("TWO", member(second))
                .replace("DIGEST", first.digest());
        ModelPackage broken =
                write(manifest("broken", ModelFormat.ENSEMBLE), json.getBytes(StandardCharsets.UTF_8), 1, 1);
        assertRefused(broken, Reason.NOT_LOADABLE, "the file names no ensemble");
    }

    private static String member(EnsembleMember member) {
        return String.format(
                "{\"name\": \"%s\", \"version\": \"%s\", \"digest\": \"%s\"}",
                member.name(), member.version(), member.digest());
    }
}
