package org.affectlab.speech.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.affectlab.servicekit.contract.FakePackages;
import org.affectlab.servicekit.models.ItemTicket;
import org.junit.jupiter.api.Test;

class FeatureEmotionModelTest {
    private static final ItemTicket TICKET = new ItemTicket("caller", Instant.EPOCH, true, () -> false);
    private static final int FEATURES = ParameterSet.EGEMAPS.names().size();

    private static ModelManifest manifest(Object set, TensorSpec input, TensorSpec output) {
        return FakePackages.demo(FakePackages.manifest(
                "adapted", "1", EmotionModel.TASK, List.of("a", "b"), List.of(input), output, Map.of("features", set)));
    }

    private static TensorSpec input(int length) {
        return TensorSpec.of("features", TensorType.FLOAT32, length);
    }

    private static TensorSpec logits(int length) {
        return TensorSpec.of("logits", TensorType.FLOAT32, length);
    }

    @Test
    void sendsTheFunctionalsAndTakesTheSoftmax() {
        AtomicReference<InferenceRequest> sent = new AtomicReference<>();
        FeatureEmotionModel model =
                new FeatureEmotionModel(manifest("egemaps", input(FEATURES), logits(2)), "sha256:0", request -> {
                    sent.set(request);
                    return CompletableFuture.completedFuture(
                            List.of(Tensor.ofFloats(new float[] {0, (float) Math.log(3)}, 2)));
                });
        double[] functionals = new double[FEATURES];
        functionals[7] = 0.1;

        assertThat(model.classify(functionals, TICKET).join()).containsExactly(new double[] {0.25, 0.75}, within(1e-7));
        float[] rounded = new float[FEATURES];
        rounded[7] = 0.1f;
        assertThat(sent.get().inputs()).containsExactly(Tensor.ofFloats(rounded, FEATURES));
        assertThat(model.features()).isEqualTo(ParameterSet.EGEMAPS);
        assertThat(model.labels()).containsExactly("a", "b");
        assertThat(model.demo()).isTrue();
        String chosen = model.choose(windows -> "windows", whole -> whole.name() + whole.version());
        assertThat(chosen).isEqualTo("adapted1");
    }

    @Test
    void aFeatureOutOfRangeIsTheModelsFailure() {
        FeatureEmotionModel model = new FeatureEmotionModel(
                manifest("egemaps", input(FEATURES), logits(2)), "sha256:0", request -> new CompletableFuture<>());
        double[] functionals = new double[FEATURES];
        functionals[0] = 1e200;
        assertThatThrownBy(() -> model.classify(functionals, TICKET).join())
                .cause()
                .isInstanceOfSatisfying(InferenceException.class, failure -> assertThat(failure.code())
                        .isEqualTo(InferenceException.Code.MODEL_FAILED));
    }

    @Test
    void refusesAManifestThatIsNoClassifierOfFeatures() {
        assertRefused(manifest("opensmile", input(FEATURES), logits(2)), "opensmile");
        assertRefused(manifest(88, input(FEATURES), logits(2)), "88");
        assertRefused(manifest("egemaps", input(FEATURES - 1), logits(2)), "one input");
        assertRefused(manifest("egemaps", TensorSpec.of("x", TensorType.FLOAT32, FEATURES), logits(2)), "one input");
        assertRefused(
                manifest("egemaps", TensorSpec.of("features", TensorType.FLOAT64, FEATURES), logits(2)), "one input");
        assertRefused(manifest("egemaps", input(FEATURES), logits(3)), "one output");
    }

    private static void assertRefused(ModelManifest manifest, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureSet.of(manifest))
                .withMessageContaining(why);
    }
}
