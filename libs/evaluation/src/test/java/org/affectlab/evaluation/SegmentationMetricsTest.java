package org.affectlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentationMetricsTest {
    private static final List<String> LABELS = List.of("ground", "house", "tree", "water");

    /** Water does not occur; house is predicted where trees stand. */
    private static final ConfusionMatrix MATRIX =
            ConfusionMatrix.of(LABELS, new long[][] {{6, 0, 2, 0}, {1, 3, 0, 0}, {0, 4, 4, 0}, {0, 0, 0, 0}});

    @Test
    void agreesWithCountingByHand() {
        SegmentationMetrics metrics = SegmentationMetrics.of(MATRIX);

        assertThat(metrics.points()).isEqualTo(20);
        assertThat(metrics.accuracy()).isEqualTo(13.0 / 20);
        assertThat(metrics.meanAccuracy()).isEqualTo((0.75 + 0.75 + 0.5) / 3, within(1e-12));
        assertThat(metrics.iou().subList(0, 3)).containsExactly(6.0 / 9, 3.0 / 8, 4.0 / 10);
        assertThat(metrics.iou().get(3)).isNaN();
        assertThat(metrics.meanIou()).isEqualTo((6.0 / 9 + 3.0 / 8 + 0.4) / 3, within(1e-12));
    }

    @Test
    void aClassThatIsOnlyPredictedCosts() {
        SegmentationMetrics metrics =
                SegmentationMetrics.of(ConfusionMatrix.of(List.of("a", "b"), new long[][] {{3, 1}, {0, 0}}));

        assertThat(metrics.iou()).containsExactly(0.75, 0.0);
        assertThat(metrics.meanIou()).isEqualTo(0.375);
        assertThat(metrics.meanAccuracy()).isEqualTo(0.75);
    }

    @Test
    void theLargestClassIsAWeakRival() {
        SegmentationMetrics metrics = SegmentationMetrics.largestClass(MATRIX);

        assertThat(metrics.accuracy()).isEqualTo(0.4);
        assertThat(metrics.iou().subList(0, 3)).containsExactly(0.4, 0.0, 0.0);
        assertThat(metrics.meanIou()).isEqualTo(0.4 / 3, within(1e-12));
        assertThat(metrics.meanAccuracy()).isEqualTo(1.0 / 3, within(1e-12));
    }

    /** The expected matrix of guessing by frequency is p_i p_j, whose figures are computed here from whole numbers. */
    @Test
    void chanceIsWhatGuessingByFrequencyGives() {
        long[] support = {8, 4, 8, 0};
        long[][] expected = new long[4][4];
        for (int actual = 0; actual < 4; actual++) {
            for (int predicted = 0; predicted < 4; predicted++) {
                expected[actual][predicted] = support[actual] * support[predicted];
            }
        }
        SegmentationMetrics guessed = SegmentationMetrics.of(ConfusionMatrix.of(LABELS, expected));
        SegmentationMetrics chance = SegmentationMetrics.chance(MATRIX);

        assertThat(chance.accuracy()).isEqualTo(guessed.accuracy(), within(1e-12));
        assertThat(chance.meanIou()).isEqualTo(guessed.meanIou(), within(1e-12));
        assertThat(chance.meanAccuracy()).isEqualTo(guessed.meanAccuracy(), within(1e-12));
        assertThat(chance.iou().get(1)).isEqualTo(guessed.iou().get(1), within(1e-12));
        assertThat(chance.iou().get(3)).isNaN();
    }

    @Test
    void nothingHasNoFigures() {
        ConfusionMatrix empty = ConfusionMatrix.builder(LABELS).build();
        assertThatThrownBy(() -> SegmentationMetrics.of(empty)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SegmentationMetrics.chance(empty)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Of 10,001 points, one is of a class, which is missed. */
    @Test
    void rareClassesAreNotCommon() {
        ConfusionMatrix matrix = ConfusionMatrix.builder(List.of("often", "rare", "never"))
                .add(0, 0, 9_000)
                .add(0, 2, 1_000)
                .add(1, 0, 1)
                .build();
        SegmentationMetrics metrics = SegmentationMetrics.of(matrix);

        assertThat(metrics.commonMeanIou()).isEqualTo(9_000.0 / 10_001);
        assertThat(metrics.meanIou()).isEqualTo(9_000.0 / 10_001 / 3);
        assertThat(SegmentationMetrics.largestClass(matrix).commonMeanIou()).isEqualTo(10_000.0 / 10_001);
        double share = 10_000.0 / 10_001;
        assertThat(SegmentationMetrics.chance(matrix).commonMeanIou()).isEqualTo(share / (2 - share), within(1e-12));
    }
}
