package org.affectlab.acoustics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FunctionalsTest {

    @Test
    void areTheTextbooksFormulas() {
        double[] values =
                new Random(3).doubles(500).map(value -> 1_000 + value * value).toArray();
        double n = values.length;
        double mean = 0;
        for (double value : values) {
            mean += value / n;
        }
        double[] moments = new double[5];
        double slope = 0;
        double time = 0;
        for (int index = 0; index < values.length; index++) {
            double distance = values[index] - mean;
            for (int order = 2; order < 5; order++) {
                moments[order] += Math.pow(distance, order) / n;
            }
            slope += (index - (n - 1) / 2) * distance;
            time += Math.pow(index - (n - 1) / 2, 2);
        }
        slope /= time;
        double offset = mean - slope * (n - 1) / 2;
        double error = 0;
        for (int index = 0; index < values.length; index++) {
            error += Math.pow(values[index] - offset - slope * index, 2) / n;
        }

        double[] found = of(values);

        assertThat(found[5]).isCloseTo(mean, within(1e-9));
        assertThat(found[6]).isCloseTo(slope, within(1e-12));
        assertThat(found[7]).isCloseTo(offset, within(1e-9));
        assertThat(found[8]).isCloseTo(error, within(1e-10));
        assertThat(found[9]).isCloseTo(Math.sqrt(moments[2]), within(1e-12));
        assertThat(found[10]).isCloseTo(moments[3] / Math.pow(moments[2], 1.5), within(1e-8));
        assertThat(found[11]).isCloseTo(moments[4] / Math.pow(moments[2], 2), within(1e-8));
    }

    @Test
    void placesAreThoseOfTheFirst() {
        double[] found = of(new double[] {2, 5, -1, 5, -1});

        assertThat(found).startsWith(5, -1, 6, 1, 2);
    }

    @Test
    void aConstantHasNoShape() {
        assertThat(of(new double[] {4, 4, 4})).containsExactly(4, 4, 0, 0, 0, 4, 0, 4, 0, 0, 0, 0);
    }

    private static double[] of(double[] values) {
        Functionals functionals = new Functionals();
        for (double value : values) {
            functionals.accept(value);
        }
        double[] found = new double[Functionals.NAMES.length];
        functionals.write(found, 0);
        return found;
    }
}
