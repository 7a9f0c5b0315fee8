package org.affectlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummariesTest {
    private static final List<String> LABELS = List.of("a", "b");

    @Test
    void meanAndSampleDeviation() {
        Summary summary = Summary.of(2, 4, 4, 4, 5, 5, 7, 9);

        assertThat(summary.mean()).isEqualTo(5);
        assertThat(summary.standardDeviation()).isEqualTo(Math.sqrt(32.0 / 7), within(1e-12));
        assertThat(summary.minimum()).isEqualTo(2);
        assertThat(summary.maximum()).isEqualTo(9);
        assertThat(Summary.of(3).standardDeviation()).isZero();
        assertThatThrownBy(Summary::of).hasMessageContaining("empty");
    }

    @Test
    void poolingWeighsClipsAndAveragingWeighsFolds() {
        FoldedResult result = new FoldedResult(List.of(
                ConfusionMatrix.of(LABELS, new long[][] {{9, 1}, {5, 5}}),
                ConfusionMatrix.of(LABELS, new long[][] {{0, 1}, {0, 1}})));

        assertThat(result.pooled().uar()).isEqualTo((9.0 / 11 + 6.0 / 11) / 2, within(1e-12));
        assertThat(result.acrossFolds(ClassificationMetrics::uar).mean()).isEqualTo((0.7 + 0.5) / 2, within(1e-12));
        assertThat(result.perFold()).extracting(ClassificationMetrics::items).containsExactly(20L, 2L);
        assertThatThrownBy(() -> new FoldedResult(List.of())).hasMessageContaining("empty");
    }

    @Test
    void calibrationComparesProbabilityWithAccuracy() {
        float[][] probabilities = {{0.75f, 0.25f}, {0.75f, 0.25f}, {0.75f, 0.25f}, {0.75f, 0.25f}};

        assertThat(CalibrationError.expected(probabilities, new int[] {0, 0, 0, 1}, 15))
                .isZero();
        assertThat(CalibrationError.expected(probabilities, new int[] {1, 1, 1, 1}, 15))
                .isEqualTo(0.75);
        assertThat(CalibrationError.expected(new float[][] {{1, 0}}, new int[] {0}, 15))
                .isZero();
        assertThatThrownBy(() -> CalibrationError.expected(probabilities, new int[] {0}, 15))
                .hasMessageContaining("same");
        assertThatThrownBy(() -> CalibrationError.expected(probabilities, new int[] {0, 0, 0, 1}, 0))
                .hasMessageContaining("bins");
    }

    @Test
    void theMostProbableClassDecidesAndTheFirstOfEquals() {
        float[][] probabilities = {{0.2f, 0.8f}, {0.5f, 0.5f}};

        assertThat(Predictions.confusion(LABELS, probabilities, new int[] {1, 1}))
                .isEqualTo(ConfusionMatrix.of(LABELS, new long[][] {{0, 0}, {1, 1}}));
        assertThatThrownBy(() -> Predictions.argMax(new float[0])).hasMessageContaining("empty");
        assertThatThrownBy(() -> Predictions.confusion(LABELS, probabilities, new int[] {1}))
                .hasMessageContaining("same length");
    }
}
