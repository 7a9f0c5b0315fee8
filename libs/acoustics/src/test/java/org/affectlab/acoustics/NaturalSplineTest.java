package org.affectlab.acoustics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NaturalSplineTest {

    @Test
    void goesThroughItsPointsAndIsStraightOnStraightLines() {
        double[] places = {0, 1, 3, 4, 7};
        double[] values = {9, 1, 4, 2, 2, 5};
        double[] found = new double[5];

        new NaturalSpline(places, places).apply(values, 1, found);

        assertThat(found).containsExactly(new double[] {1, 4, 2, 2, 5}, within(1e-12));
        double[] line = new double[3];
        new NaturalSpline(places, new double[] {0.5, 2, 6}).apply(new double[] {0, 2, 6, 8, 14}, 0, line);
        assertThat(line).containsExactly(new double[] {1, 4, 12}, within(1e-12));
    }

    @Test
    void isTheKnownSplineOfThreePoints() {
        // Natural spline through (−1, 0), (0, 1), (1, 0): on [0, 1] it is 1 − 1.5·x² + 0.5·x³.
        double[] found = new double[1];

        new NaturalSpline(new double[] {-1, 0, 1}, new double[] {0.5}).apply(new double[] {0, 1, 0}, 0, found);

        assertThat(found[0]).isCloseTo(1 - 1.5 * 0.25 + 0.5 * 0.125, within(1e-12));
    }
}
