package org.affectlab.pointcloud.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Priority;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.affectlab.pointscenes.SceneInput;
import org.affectlab.servicekit.models.ItemTicket;
import org.junit.jupiter.api.Test;

class SegmentationModelTest {
    private final List<InferenceRequest> requests = new ArrayList<>();
    private CompletableFuture<List<Tensor>> answer = new CompletableFuture<>();

    private SegmentationModel model(ModelManifest manifest) {
        return new SegmentationModel(manifest, "sha256:0", request -> {
            requests.add(request);
            return answer;
        });
    }

    private static SceneInput input() {
        return new SceneInput(new float[192], new float[192], new int[320], new int[80], new int[64]);
    }

    private static ItemTicket ticket(boolean bulk) {
        return new ItemTicket("me", Instant.now().plusSeconds(9), bulk, () -> false);
    }

    @Test
    void anInputGoesAsFourTensors() {
        SegmentationModel model = model(HalvesModel.manifest("halves"));
        CompletableFuture<float[]> logits = model.logits(input(), ticket(true));

        InferenceRequest request = requests.get(0);
        assertThat(request.priority()).isEqualTo(Priority.BULK);
        assertThat(request.inputs())
                .extracting(Tensor::type)
                .containsExactly(TensorType.FLOAT32, TensorType.FLOAT32, TensorType.INT32, TensorType.INT32);
        assertThat(request.inputs().get(0).shape()).containsExactly(64, 3);
        assertThat(request.inputs().get(2).shape()).containsExactly(80, 4);
        assertThat(request.inputs().get(3).shape()).containsExactly(80);
        assertThat(logits).isNotDone();
        answer.complete(List.of(Tensor.ofFloats(new float[192], 64, 3)));
        assertThat(logits.join()).hasSize(192);
        assertThat(model.name()).isEqualTo("halves");
        assertThat(model.demo()).isFalse();
    }

    @Test
    void aRefusalIsPassedOnAsItIs() {
        InferenceException full = new InferenceException(InferenceException.Code.QUEUE_FULL, "full");
        answer = CompletableFuture.failedFuture(full);
        assertThat(model(HalvesModel.manifest("halves"))
                        .logits(input(), ticket(false))
                        .handle((logits, failure) -> failure)
                        .join())
                .isSameAs(full);
    }

    private static ModelManifest with(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        ModelManifest base = HalvesModel.manifest("halves");
        return new ModelManifest(
                base.name(),
                base.version(),
                base.task(),
                base.format(),
                base.labels(),
                inputs,
                outputs,
                base.preprocessing(),
                base.batching(),
                base.trainingData(),
                base.protocol(),
                base.metrics(),
                base.licence(),
                base.citation(),
                base.demo(),
                base.files());
    }

    @Test
    void anotherSignatureIsRefused() {
        ModelManifest base = HalvesModel.manifest("halves");
        List<TensorSpec> good = base.inputs();
        for (int input = 0; input < 4; input++) {
            List<TensorSpec> bad = new ArrayList<>(good);
            bad.set(input, TensorSpec.of(good.get(input).name(), TensorType.FLOAT32, 7));
            assertThatThrownBy(() -> model(with(bad, base.outputs()))).isInstanceOf(IllegalArgumentException.class);
        }
        List<TensorSpec> other = List.of(TensorSpec.of("logits", TensorType.FLOAT32, 64, 4));
        assertThatThrownBy(() -> model(with(good, other))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model(with(good.subList(0, 3), base.outputs())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
