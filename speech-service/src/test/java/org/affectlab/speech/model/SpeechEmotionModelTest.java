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
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Priority;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.affectlab.servicekit.contract.FakePackages;
import org.affectlab.servicekit.models.ItemTicket;
import org.affectlab.speech.pipeline.WindowFormat;
import org.junit.jupiter.api.Test;

class SpeechEmotionModelTest {
    private static final ItemTicket TICKET = new ItemTicket("caller", Instant.EPOCH, false, () -> false);

    private static ModelManifest manifest(Map<String, Object> preprocessing) {
        return FakePackages.demo(FakePackages.manifest(
                "m",
                "1",
                EmotionModel.TASK,
                List.of("a", "b"),
                List.of(TensorSpec.of("waveform", TensorType.FLOAT32, 41_200)),
                TensorSpec.of("logits", TensorType.FLOAT32, 2),
                preprocessing));
    }

    private static SpeechEmotionModel answering(CompletableFuture<List<Tensor>> answer) {
        return new SpeechEmotionModel(manifest(Map.of("windowSamples", 41_200L)), "sha256:0", request -> answer);
    }

    @Test
    void sendsTheWaveformAndTakesTheSoftmax() {
        AtomicReference<InferenceRequest> sent = new AtomicReference<>();
        SpeechEmotionModel model =
                new SpeechEmotionModel(manifest(Map.of("windowSamples", 41_200L)), "sha256:0", request -> {
                    sent.set(request);
                    return CompletableFuture.completedFuture(
                            List.of(Tensor.ofFloats(new float[] {0, (float) Math.log(3)}, 2)));
                });
        float[] window = new float[41_200];
        window[7] = 0.25f;

        double[] probabilities = model.classify(window, TICKET).join();

        assertThat(probabilities).containsExactly(new double[] {0.25, 0.75}, within(1e-7));
        assertThat(sent.get().inputs()).containsExactly(Tensor.ofFloats(window, 41_200));
        assertThat(sent.get().caller()).isEqualTo("caller");
        assertThat(sent.get().deadline()).isEqualTo(Instant.EPOCH);
        assertThat(sent.get().priority()).isEqualTo(Priority.INTERACTIVE);
        model.classify(window, new ItemTicket("caller", Instant.EPOCH, true, () -> false));
        assertThat(sent.get().priority()).isEqualTo(Priority.BULK);
        assertThat(model.demo()).isTrue();
        assertThat(model.labels()).containsExactly("a", "b");
    }

    @Test
    void passesARefusalOnAsItIs() {
        InferenceException refusal = new InferenceException(InferenceException.Code.CANCELLED, "as told");
        assertThatThrownBy(() -> answering(CompletableFuture.failedFuture(refusal))
                        .classify(new float[41_200], TICKET)
                        .join())
                .hasCause(refusal);
    }

    @Test
    void aScoreThatIsNotFiniteIsTheModelsFailure() {
        Tensor broken = Tensor.ofFloats(new float[] {0, Float.NaN}, 2);
        assertThatThrownBy(() -> answering(CompletableFuture.completedFuture(List.of(broken)))
                        .classify(new float[41_200], TICKET)
                        .join())
                .cause()
                .isInstanceOfSatisfying(InferenceException.class, failure -> assertThat(failure.code())
                        .isEqualTo(InferenceException.Code.MODEL_FAILED));
    }

    @Test
    void readsTheFormFromTheManifest() {
        assertThat(ManifestFormat.of(manifest(Map.of("windowSamples", 41_200L))))
                .isEqualTo(new WindowFormat(16_000, 41_200, 160, 1_280));
        assertThat(ManifestFormat.of(manifest(Map.of(
                        "windowSamples", 41_200L, "hopMs", 500L, "frameHopSamples", 80L, "sampleRateHz", 16_000L))))
                .isEqualTo(new WindowFormat(16_000, 41_200, 80, 500));
    }

    @Test
    void refusesAManifestThatIsNoClassifierOfWaveforms() {
        assertThatIllegalArgumentException().isThrownBy(() -> ManifestFormat.of(manifest(Map.of())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManifestFormat.of(manifest(Map.of("windowSamples", 16_000L))));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ManifestFormat.of(manifest(Map.of("windowSamples", 41_200L, "sampleRateHz", 8_000L))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManifestFormat.of(manifest(Map.of("windowSamples", 41_200L, "hopMs", 3_000L))));
    }
}
