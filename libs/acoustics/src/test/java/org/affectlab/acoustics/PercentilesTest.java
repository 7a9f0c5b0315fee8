package org.affectlab.acoustics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Property
    void areThoseOfTheSortedValues(
            @ForAll @Size(min = 1, max = 60) float[] values, @ForAll @FloatRange(max = 1) float share) {
        float[] finite = new float[values.length];
        for (int index = 0; index < values.length; index++) {
            finite[index] = Float.isFinite(values[index]) ? values[index] : 0;
        }

        assertThat(of(finite, share)).isEqualTo(sorted(finite, share));
    }

    @Test
    void ofValuesThatAreInAFile() {
        Random random = new Random(5);
        float[] values = new float[Contour.HELD * 2 + 100];
        for (int index = 0; index < values.length; index++) {
            values[index] = (float) random.nextGaussian();
        }

        assertThat(of(values, 0.2)).isEqualTo(sorted(values, 0.2));
        assertThat(of(values, 0.8)).isEqualTo(sorted(values, 0.8));
    }

    @Test
    void ofNothingIsZero() {
        assertThat(of(new float[0], 0.5)).isZero();
    }

    private static double of(float[] values, double share) {
        try (Contour contour = new Contour()) {
            for (float value : values) {
                contour.accept(value);
            }
            return Percentiles.of(contour, share);
        }
    }

    private static double sorted(float[] values, double share) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return position == below
                ? sorted[below]
                : sorted[below] + (position - below) * ((double) sorted[above] - sorted[below]);
    }
}
