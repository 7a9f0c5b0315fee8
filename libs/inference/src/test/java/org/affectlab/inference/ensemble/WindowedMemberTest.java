package org.affectlab.inference.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.FormatEngines;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageException.Reason;
import org.affectlab.inference.PackageLimits;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.affectlab.inference.linear.LinearEngine;
import org.affectlab.inference.linear.LinearParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member of two values in an ensemble of five: by hand, 2 to the sum of the window and minus its first value. */
class WindowedMemberTest {
    private static final int WHOLE = 5;

    @TempDir
    private Path folder;

    private final EnsembleEngine engine = new EnsembleEngine(
            new FormatEngines(Map.of(ModelFormat.LINEAR, new LinearEngine())), PackageLimits.defaults());

    private EnsembleMember whole;
    private String shortDigest = "";

    @BeforeEach
    void writeMembers() throws Exception {
        double[][] ones = {new double[WHOLE], new double[WHOLE]};
        ones[0][0] = 1;
        ones[1][WHOLE - 1] = 1;
        whole = new EnsembleMember(
                "whole",
                "1",
                write(manifest("whole", ModelFormat.LINEAR, WHOLE, 10), linear(ones), WHOLE)
                        .digest());
        shortDigest = write(manifest("short", ModelFormat.LINEAR, 2, 5), linear(new double[][] {{2, 2}, {-1, 0}}), 2)
                .digest();
    }

    private static byte[] linear(double[][] weights) {
        int features = weights[0].length;
        double[] ones = new double[features];
        Arrays.fill(ones, 1);
        return LinearParameters.of(weights, new double[2], new double[features], ones, 1)
                .toNpz();
    }

    private static ModelManifest manifest(String name, ModelFormat format, int values, int hopMs) {
        return SmallPackages.manifest(
                name,
                format,
                values,
                Map.of("windowSamples", (long) values, "hopMs", (long) hopMs, "sampleRateHz", 16000L));
    }

    private ModelPackage write(ModelManifest manifest, byte[] model, int values) throws Exception {
        return SmallPackages.write(folder, manifest, model, new float[values], new float[2]);
    }

    private ModelPackage ensemble(Optional<Integer> hop) throws Exception {
        List<EnsembleMember> members = List.of(whole, new EnsembleMember("short", "1", shortDigest, hop));
        return write(
                manifest("pair", ModelFormat.ENSEMBLE, WHOLE, 10), new EnsembleParameters(members, 1).toJson(), WHOLE);
    }

    @Test
    void answersWithTheMeanOverItsWindows() throws Exception {
        try (EngineModel model = engine.load(ensemble(Optional.of(1)))) {
            Tensor rows = Tensor.ofFloats(new float[] {1, 2, 3, 4, 5, 10, 0, 0, 0, 6}, 2, WHOLE);
            // First row: sums of the four windows 3, 5, 7, 9, their first values 1 to 4. Second: sums 10, 0, 0, 6,
            // first values 10, 0, 0, 0.
            assertThat(model.forward(List.of(rows)).get(0))
                    .isEqualTo(Tensor.ofFloats(
                            new float[] {(1 + 12f) / 2, (5 - 2.5f) / 2, (10 + 8f) / 2, (6 - 2.5f) / 2}, 2, 2));
        }
    }

    @Test
    void itsFileTellsTheHop() throws Exception {
        ModelPackage pair = ensemble(Optional.of(1));
        EnsembleParameters parameters = EnsembleParameters.ofJson(pair.content("ensemble.json"));
        assertThat(parameters.members())
                .extracting(EnsembleMember::hop)
                .containsExactly(Optional.empty(), Optional.of(1));
        assertThat(Files.readString(folder.resolve("pair/1/ensemble.json"))).containsOnlyOnce("\"hop\"");
    }

    @Test
    void anInputOfAnotherLengthIsInvalid() {
        WindowedModel model = new WindowedModel(new Untouched(), new MemberWindows(2, 1, 4));
        for (Tensor wrong : List.of(Tensor.ofFloats(new float[4], 1, 4), Tensor.ofFloats(new float[1]))) {
            assertThatThrownBy(() -> model.forward(List.of(wrong)))
                    .isInstanceOfSatisfying(InferenceException.class, refused -> assertThat(refused.code())
                            .isEqualTo(Code.INVALID_INPUT));
        }
        assertThatThrownBy(() -> model.forward(List.of())).isInstanceOf(InferenceException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void hopsThatDoNotCoverAreRefused(int hop) throws Exception {
        assertRefused(
                ensemble(Optional.of(hop)),
                "member short 1 has windows of 2 that do not cover the ensemble's 5 when they lie " + hop + " apart");
    }

    @Test
    void aShortWindowNeedsAHopAndALongOneHasNone() throws Exception {
        assertRefused(ensemble(Optional.empty()), "member short 1 has another task");
        whole = new EnsembleMember("whole", "1", whole.digest(), Optional.of(1));
        assertRefused(ensemble(Optional.of(1)), "member whole 1 differs in more of its input");
    }

    @Test
    void moreThanSixtyFourWindowsAreRefused() {
        List<TensorSpec> part = List.of(TensorSpec.of("waveform", TensorType.FLOAT32, 10));
        assertThat(MemberWindows.of(List.of(TensorSpec.of("waveform", TensorType.FLOAT32, 73)), part, 1))
                .isEqualTo(new MemberWindows(10, 1, 64));
        List<TensorSpec> longer = List.of(TensorSpec.of("waveform", TensorType.FLOAT32, 74));
        assertThatThrownBy(() -> MemberWindows.of(longer, part, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("would run on 65 windows that lie 1 apart, more than 64");
    }

    @Test
    void anotherInputIsRefused() {
        List<TensorSpec> part = List.of(TensorSpec.of("waveform", TensorType.FLOAT32, 10));
        for (List<TensorSpec> whole : List.of(
                List.of(TensorSpec.of("sound", TensorType.FLOAT32, 20)),
                List.of(TensorSpec.of("waveform", TensorType.FLOAT64, 20)),
                List.of(TensorSpec.of("waveform", TensorType.FLOAT32, 1, 20)),
                List.of(TensorSpec.of("waveform", TensorType.FLOAT32, 10)),
                List.of(
                        TensorSpec.of("waveform", TensorType.FLOAT32, 20),
                        TensorSpec.of("more", TensorType.FLOAT32, 20)))) {
            assertThatThrownBy(() -> MemberWindows.of(whole, part, 10))
                    .as("%s", whole)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("differs in more of its input");
        }
    }

    private void assertRefused(ModelPackage ensemble, String message) {
        assertThatThrownBy(() -> engine.load(ensemble))
                .isInstanceOfSatisfying(ModelPackageException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.SIGNATURE_MISMATCH))
                .hasMessageContaining(message);
    }

    /** Fails if it is run. */
    private static final class Untouched implements EngineModel {
        @Override
        public List<Tensor> forward(List<Tensor> batch) {
            throw new AssertionError("the model was run with " + batch);
        }

        @Override
        public void close() {}
    }
}
