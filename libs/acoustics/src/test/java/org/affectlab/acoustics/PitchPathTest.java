package org.affectlab.acoustics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PitchPathTest {

    @Test
    void followsATonesPitchAndTellsEveryFrameOnce() {
        List<Double> told = new ArrayList<>();
        PitchPath path = new PitchPath(told::add);
        SubharmonicSum sum = new SubharmonicSum(513, 15.625);
        for (int frame = 0; frame < 40; frame++) {
            sum.compute(frame < 10 ? new double[513] : harmonics(200));
            path.accept(sum);
        }
        path.finish();

        assertThat(told).hasSize(40);
        assertThat(told.subList(0, 10)).containsOnly(0.0);
        assertThat(told.subList(10, 40)).allMatch(pitch -> Math.abs(pitch - 200) < 3);
    }

    @Test
    void memoryIsBoundedWhereNothingDecides() {
        List<Double> told = new ArrayList<>();
        PitchPath path = new PitchPath(told::add);
        SubharmonicSum sum = new SubharmonicSum(513, 15.625);
        sum.compute(harmonics(150));
        for (int frame = 0; frame < 2_000; frame++) {
            path.accept(sum);
        }

        assertThat(told.size()).isGreaterThan(1_650);
    }

    private static double[] harmonics(double pitch) {
        double[] spectrum = new double[513];
        for (int harmonic = 1; harmonic < 12; harmonic++) {
            for (int bin = 0; bin < spectrum.length; bin++) {
                spectrum[bin] += Math.exp(-Math.pow((bin * 15.625 - harmonic * pitch) / 25, 2)) / harmonic;
            }
        }
        return spectrum;
    }
}
