package org.affectlab.training.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerComparisonTest {
    private static final List<String> LABELS = List.of("calm", "sad");

    @Test
    void theReferenceDiffersFromItselfInNothing() {
        List<double[]> answers = List.of(new double[] {0.9, 0.1}, new double[] {0.2, 0.8});
        assertThat(AnswerComparison.of(answers, answers, new int[] {0, 1}, LABELS))
                .isEqualTo(new AnswerComparison(0, 0, 0, 1));
    }

    @Test
    void countsDifferencesAndChangedClasses() {
        List<double[]> reference = List.of(new double[] {0.9, 0.1}, new double[] {0.4, 0.6});
        List<double[]> given = List.of(new double[] {0.8, 0.2}, new double[] {0.7, 0.3});
        AnswerComparison comparison = AnswerComparison.of(reference, given, new int[] {0, 1}, LABELS);
        assertThat(comparison.largestDifference()).isCloseTo(0.3, within(1e-12));
        assertThat(comparison.meanLargestDifference()).isCloseTo(0.2, within(1e-12));
        assertThat(comparison.changedClasses()).isEqualTo(1);
        assertThat(comparison.uar()).isEqualTo(0.5);
    }
}
