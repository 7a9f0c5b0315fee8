package org.affectlab.acoustics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContourSmootherTest {

    @Test
    void gapsStayAndDoNotEnterTheMeans() {
        assertThat(of(3, 6, 0, 0, 9)).containsExactly(new double[][] {{4, 4}, {3, 4.5}, {2, 0}, {3, 0}, {6, 9}});
    }

    @Test
    void oneFrameIsItself() {
        assertThat(of(3)).containsExactly(new double[] {3, 3});
        assertThat(of()).isEmpty();
    }

    /** The same contour as one without and one with gaps. */
    private static List<double[]> of(double... values) {
        List<double[]> smooth = new ArrayList<>();
        ContourSmoother smoother = new ContourSmoother(new boolean[] {false, true}, smooth::add);
        for (double value : values) {
            smoother.accept(new double[] {value, value});
        }
        smoother.finish();
        return smooth;
    }
}
