package org.affectlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationMetricsTest {
    private static final List<String> LABELS = List.of("a", "b", "c");

    @Test
    void agreesWithAHandComputedExample() {
        // Recalls 8/10, 1/2 and 0/4; F1 2·8/(10 + 11), 2·1/(2 + 4) and 0.
        ClassificationMetrics metrics =
                ClassificationMetrics.of(ConfusionMatrix.of(LABELS, new long[][] {{8, 1, 1}, {1, 1, 0}, {2, 2, 0}}));

        assertThat(metrics.items()).isEqualTo(16);
        assertThat(metrics.war()).isEqualTo(9.0 / 16);
        assertThat(metrics.uar()).isEqualTo((0.8 + 0.5 + 0) / 3, within(1e-12));
        assertThat(metrics.uf1()).isEqualTo((16.0 / 21 + 2.0 / 6 + 0) / 3, within(1e-12));
        assertThat(metrics.chance()).isEqualTo(1.0 / 3);
    }

    @Test
    void aClassWithoutTrueItemsHasNoRecallButCostsF1WhenPredicted() {
        ClassificationMetrics metrics =
                ClassificationMetrics.of(ConfusionMatrix.of(LABELS, new long[][] {{3, 0, 1}, {0, 4, 0}, {0, 0, 0}}));

        assertThat(metrics.uar()).isEqualTo((0.75 + 1) / 2);
        assertThat(metrics.chance()).isEqualTo(0.5);
        assertThat(metrics.uf1()).isEqualTo((6.0 / 7 + 1 + 0) / 3, within(1e-12));
    }

    @Test
    void anEmptyMatrixHasNoRates() {
        assertThatThrownBy(() ->
                        ClassificationMetrics.of(ConfusionMatrix.builder(LABELS).build()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void balancedClassesMakeWarAndUarEqual(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int classes = 2 + random.nextInt(7);
        int perClass = 1 + random.nextInt(50);
        ConfusionMatrix.Builder matrix = ConfusionMatrix.builder(labels(classes));
        for (int actual = 0; actual < classes; actual++) {
            for (int item = 0; item < perClass; item++) {
                matrix.add(actual, random.nextInt(classes));
            }
        }

        ClassificationMetrics metrics = ClassificationMetrics.of(matrix.build());

        assertThat(metrics.uar()).isEqualTo(metrics.war(), within(1e-12));
        assertThat(metrics.chance()).isEqualTo(1.0 / classes);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ratesStayInRangeAndOnlyPerfectionReachesOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int classes = 2 + random.nextInt(7);
        ConfusionMatrix.Builder builder =
                ConfusionMatrix.builder(labels(classes)).add(0, 1);
        ConfusionMatrix.Builder perfect =
                ConfusionMatrix.builder(labels(classes)).add(0, 0);
        for (int item = 0; item < 200; item++) {
            int actual = random.nextInt(classes);
            builder.add(actual, random.nextInt(classes));
            perfect.add(actual, actual);
        }

        ClassificationMetrics metrics = ClassificationMetrics.of(builder.build());
        ClassificationMetrics best = ClassificationMetrics.of(perfect.build());

        assertThat(List.of(metrics.war(), metrics.uar(), metrics.uf1())).allMatch(rate -> rate >= 0 && rate < 1);
        assertThat(List.of(best.war(), best.uar(), best.uf1())).allMatch(rate -> rate == 1.0);
    }

    private static List<String> labels(int classes) {
        return IntStream.range(0, classes).mapToObj(index -> "class" + index).toList();
    }
}
