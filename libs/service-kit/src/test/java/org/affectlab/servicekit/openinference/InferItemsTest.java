package org.affectlab.servicekit.openinference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.affectlab.inference.Priority;
import org.affectlab.inference.Tensor;
import org.affectlab.servicekit.contract.FakePackages;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;

class InferItemsTest {
    private static final NamedTensor GOOD =
            new NamedTensor("waveform", Tensor.ofFloats(new float[] {1, 2, 3, 4}, 2, 2));

    private static InferItems items(List<NamedTensor> inputs, WantedOutput... outputs) {
        InferRequest request = new InferRequest(null, null, Priority.INTERACTIVE, false, inputs, List.of(outputs));
        return InferItems.of(FakePackages.manifest("m", "t", List.of("label"), 2), request, 2);
    }

    private static void assertRefused(ProblemCode code, List<NamedTensor> inputs, WantedOutput... outputs) {
        assertThatThrownBy(() -> items(inputs, outputs))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(code));
    }

    @Test
    void aBatchIsCutIntoItsRows() {
        InferItems items = items(List.of(GOOD));
        assertThat(items.items())
                .containsExactly(
                        List.of(Tensor.ofFloats(new float[] {1, 2}, 2)),
                        List.of(Tensor.ofFloats(new float[] {3, 4}, 2)));
        assertThat(items.outputs()).containsExactly(new WantedOutput("logits", null));
        assertThat(items(List.of(GOOD), new WantedOutput("logits", true)).outputs())
                .containsExactly(new WantedOutput("logits", true));
    }

    @Test
    void inputsThatTheModelDoesNotTake() {
        assertRefused(ProblemCode.INVALID_TENSOR, List.of());
        assertRefused(ProblemCode.INVALID_TENSOR, List.of(GOOD, GOOD));
        assertRefused(ProblemCode.INVALID_TENSOR, List.of(GOOD, new NamedTensor("other", GOOD.tensor())));
        for (Tensor wrong : List.of(
                Tensor.ofFloats(new float[] {1, 2}, 2),
                Tensor.ofFloats(new float[] {1, 2, 3}, 1, 3),
                Tensor.ofFloats(new float[] {1, 2}, 1, 2, 1),
                Tensor.ofDoubles(new double[] {1, 2}, 1, 2))) {
            assertRefused(ProblemCode.INVALID_TENSOR, List.of(new NamedTensor("waveform", wrong)));
        }
        assertRefused(ProblemCode.TOO_LARGE, List.of(new NamedTensor("waveform", Tensor.ofFloats(new float[6], 3, 2))));
    }

    @Test
    void outputsThatTheModelDoesNotGive() {
        assertRefused(ProblemCode.INVALID_TENSOR, List.of(GOOD), new WantedOutput("other", null));
        assertRefused(
                ProblemCode.INVALID_TENSOR,
                List.of(GOOD),
                new WantedOutput("logits", null),
                new WantedOutput("logits", true));
    }
}
