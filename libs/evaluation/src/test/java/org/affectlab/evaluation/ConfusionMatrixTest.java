package org.affectlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private static final List<String> LABELS = List.of("neutral", "happy", "sad");

    @Test
    void countsByTrueAndPredictedClass() {
        ConfusionMatrix matrix =
                ConfusionMatrix.builder(LABELS).add(0, 0).add(0, 2).add(1, 2, 4).build();

        assertThat(matrix.count(0, 2)).isEqualTo(1);
        assertThat(matrix.support(0)).isEqualTo(2);
        assertThat(matrix.support(2)).isZero();
        assertThat(matrix.predicted(2)).isEqualTo(5);
        assertThat(matrix.total()).isEqualTo(6);
    }

    @Test
    void addsMatricesOverTheSameLabels() {
        ConfusionMatrix first = ConfusionMatrix.builder(LABELS).add(0, 1, 2).build();
        ConfusionMatrix second =
                ConfusionMatrix.builder(LABELS).add(0, 1).add(2, 2).build();

        ConfusionMatrix sum = first.plus(second);

        assertThat(sum)
                .isEqualTo(ConfusionMatrix.of(LABELS, new long[][] {{0, 3, 0}, {0, 0, 0}, {0, 0, 1}}))
                .hasSameHashCodeAs(second.plus(first));
        assertThat(first.total()).isEqualTo(2);
    }

    @Test
    void isNotChangedThroughItsCountsOrItsBuilder() {
        ConfusionMatrix.Builder builder = ConfusionMatrix.builder(LABELS).add(1, 1);
        ConfusionMatrix matrix = builder.build();
        matrix.counts()[1][1] = 99;
        builder.add(1, 1);

        assertThat(matrix.count(1, 1)).isEqualTo(1);
    }

    @Test
    void refusesWhatDoesNotFit() {
        ConfusionMatrix matrix = ConfusionMatrix.builder(LABELS).build();
        ConfusionMatrix other = ConfusionMatrix.builder(List.of("a", "b")).build();

        assertThatThrownBy(() -> matrix.plus(other)).hasMessageContaining("labels differ");
        assertThatThrownBy(() -> ConfusionMatrix.builder(List.of("a", "a"))).hasMessageContaining("distinct");
        assertThatThrownBy(() -> ConfusionMatrix.builder(List.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> ConfusionMatrix.of(LABELS, new long[][] {{1}})).hasMessageContaining("one row");
        assertThatThrownBy(() -> ConfusionMatrix.of(LABELS, new long[][] {{1}, {1}, {1}}))
                .hasMessageContaining("one column");
        assertThatThrownBy(() -> ConfusionMatrix.of(List.of("a"), new long[][] {{-1}}))
                .hasMessageContaining("negative");
    }
}
