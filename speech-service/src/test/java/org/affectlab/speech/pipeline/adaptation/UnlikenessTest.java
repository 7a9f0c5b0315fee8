package org.affectlab.speech.pipeline.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class UnlikenessTest {
    /** One feature from 0 to 100, one that is always 7, one always 0.1f. */
    private static DMatrixRMaj source() {
        DMatrixRMaj source = new DMatrixRMaj(3, 101);
        for (int column = 0; column <= 100; column++) {
            source.set(0, column, column);
            source.set(1, column, 7);
            source.set(2, column, 0.1f);
        }
        return source;
    }

    private static DMatrixRMaj target(double first, double second) {
        return new DMatrixRMaj(
                new double[][] {{first - 1, first, first + 1}, {second, second, second}, {0.1f, 0.1f, 0.1f}});
    }

    @Test
    void countsMeansOutsideTheMiddleOfTheSource() {
        assertThat(Unlikeness.share(source(), target(1, 7))).isZero();
        assertThat(Unlikeness.share(source(), target(99, 7))).isZero();
        assertThat(Unlikeness.share(source(), target(0.9, 7))).isEqualTo(1.0 / 3);
        assertThat(Unlikeness.share(source(), target(99.1, 7.1))).isEqualTo(2.0 / 3);
    }
}
