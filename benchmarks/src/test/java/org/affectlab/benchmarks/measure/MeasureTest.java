package org.affectlab.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeasureTest {
    @Test
    void lineThroughPointsOnALine() {
        Line line = Line.through(new double[] {0, 10, 40}, new double[] {5, 25, 85});
        assertThat(line.slope()).isCloseTo(2, within(1e-12));
        assertThat(line.intercept()).isCloseTo(5, within(1e-12));
        assertThat(line.points()).isEqualTo(3);
    }

    @Test
    void lineThroughNoiseFindsTheSlope() {
        Random random = new Random(3);
        double[] x = new double[1000];
        double[] y = new double[1000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = 700 - 0.25 * i + 10 * random.nextGaussian();
        }
        assertThat(Line.through(x, y).slope()).isCloseTo(-0.25, within(0.01));
    }

    @Test
    void lineNeedsTwoPlaces() {
        assertThatThrownBy(() -> Line.through(new double[] {1}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Line.through(new double[] {1, 1}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Line.through(new double[] {1, 2}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void spreadOfOddAndEvenCounts() {
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(1, 2, 3));
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
        assertThat(Spread.of(List.of(1.0, 2.0)).text("%.1f")).isEqualTo("1.5 (1.0 to 2.0)");
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void latenciesHaveThreeDigits() {
        Latencies latencies = new Latencies();
        for (int millis = 1; millis <= 1000; millis++) {
            latencies.add(millis * 1_000_000L);
        }
        assertThat(latencies.count()).isEqualTo(1000);
        assertThat(latencies.millis(0.50)).isCloseTo(500, within(1.0));
        assertThat(latencies.millis(0.99)).isCloseTo(990, within(1.0));
        assertThat(latencies.percentiles()).matches("50[0-9.]+ / 95[0-9.]+ / 99[0-9.]+");
    }

    @Test
    void latenciesOfNothingAndOfTooMuch() {
        Latencies latencies = new Latencies();
        assertThat(latencies.millis(0.5)).isNaN();
        assertThat(latencies.percentiles()).isEqualTo("none");
        latencies.add(Duration.ofHours(5).toNanos());
        latencies.add(-1);
        assertThat(latencies.millis(1)).isCloseTo(600_000, within(1000.0));
        Latencies sum = new Latencies();
        sum.addAll(latencies);
        sum.addAll(latencies);
        assertThat(sum.count()).isEqualTo(4);
    }
}
