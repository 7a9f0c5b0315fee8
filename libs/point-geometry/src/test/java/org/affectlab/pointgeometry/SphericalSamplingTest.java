package org.affectlab.pointgeometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SphericalSamplingTest {
    private static final int SIZE = 3_000;

    private final float[] cloud = Clouds.uniform(SIZE, 10, 7);
    private final PointTree tree = PointTree.of(cloud, 1);

    private static double[] possibilities(SphericalSampling sampling, int size) {
        return IntStream.range(0, size).mapToDouble(sampling::possibility).toArray();
    }

    /** The rule, written out over all points. */
    @Test
    void drawsFollowTheRule() {
        SphericalSampling sampling = new SphericalSampling(tree, 200, 0, 11);
        double[] expected = possibilities(sampling, SIZE);
        assertThat(Arrays.stream(expected)).allMatch(value -> value >= 0 && value < 1e-3);
        for (int draw = 0; draw < 60; draw++) {
            int least = 0;
            for (int row = 1; row < SIZE; row++) {
                least = expected[row] < expected[least] ? row : least;
            }
            assertThat(sampling.leastPossibility()).isEqualTo(expected[least]);

            SphereSample sample = sampling.draw();

            float[] centre = Arrays.copyOfRange(cloud, 3 * least, 3 * least + 3);
            Neighbours nearest = AllPoints.nearest(cloud, centre, 200);
            assertThat(sample.centre()).isEqualTo(centre);
            assertThat(sample.distinct()).isEqualTo(200);
            assertThat(sample.rows()).containsExactlyInAnyOrder(nearest.indices());
            for (int rank = 0; rank < 200; rank++) {
                double share = (double) nearest.squaredDistances()[rank] / nearest.squaredDistances()[199];
                expected[nearest.indices()[rank]] += (1 - share) * (1 - share);
            }
            assertThat(possibilities(sampling, SIZE)).containsExactly(expected, within(1e-12));
        }
    }

    @Test
    void sameSeedSameDrawsAndAnotherSeedOthers() {
        SphericalSampling first = new SphericalSampling(tree, 100, 0.35, 5);
        SphericalSampling second = new SphericalSampling(PointTree.of(cloud, 3), 100, 0.35, 5);
        SphericalSampling other = new SphericalSampling(tree, 100, 0.35, 6);
        for (int draw = 0; draw < 10; draw++) {
            SphereSample sample = first.draw();
            SphereSample again = second.draw();
            assertThat(again.rows()).isEqualTo(sample.rows());
            assertThat(again.centre()).isEqualTo(sample.centre());
            assertThat(other.draw().rows()).isNotEqualTo(sample.rows());
        }
    }

    @Test
    void rowsComeInRandomOrder() {
        SphereSample sample = new SphericalSampling(tree, 400, 0, 3).draw();
        float[] near = sample.centred(cloud);
        double firstHalf = 0;
        for (int at = 0; at < near.length; at++) {
            firstHalf += at < near.length / 2 ? near[at] * near[at] : -near[at] * near[at];
        }
        double all = 0;
        for (float value : near) {
            all += value * value;
        }
        assertThat(Math.abs(firstHalf) / all).isLessThan(0.15);
    }

    @ParameterizedTest
    @EnumSource
    void everyPointIsVisitedWithinAsManyDrawsAsThereArePoints(Clouds.Shape shape) {
        float[] points = Clouds.of(shape, 500, 2);
        SphericalSampling sampling = new SphericalSampling(PointTree.of(points, 1), 40, 0, 1);
        Set<Integer> visited = new HashSet<>();
        int draws = 0;
        while (!sampling.covers(0.5)) {
            assertThat(draws++).as("draws").isLessThan(500);
            IntStream.of(sampling.draw().rows()).forEach(visited::add);
        }
        assertThat(visited).hasSize(500);
    }

    @Test
    void fewPointsAreFilledUpWithRandomOnes() {
        float[] three = {0, 0, 0, 1, 0, 0, 2, 0, 0};
        SphericalSampling sampling = new SphericalSampling(PointTree.of(three, 1), 3_000, 0, 4);

        SphereSample sample = sampling.draw();

        assertThat(sample.distinct()).isEqualTo(3);
        assertThat(Arrays.copyOf(sample.rows(), 3)).containsExactlyInAnyOrder(0, 1, 2);
        for (int row = 0; row < 3; row++) {
            int wanted = row;
            assertThat(IntStream.of(sample.rows())
                            .filter(found -> found == wanted)
                            .count())
                    .isBetween(850L, 1_150L);
        }
    }

    @Test
    void noiseMovesTheCentreByItsDeviation() {
        SphericalSampling sampling = new SphericalSampling(PointTree.of(new float[3], 1), 1, 2, 9);
        double square = 0;
        for (int draw = 0; draw < 2_000; draw++) {
            for (float value : sampling.draw().centre()) {
                square += value * value / 6_000;
            }
        }
        assertThat(Math.sqrt(square)).isCloseTo(2, within(0.06));
    }

    @Test
    void leastOfManyBlocksIsFoundAfterEveryChange() {
        Random random = new Random(8);
        double[] values =
                random.doubles(5_000).map(value -> Math.floor(100 * value)).toArray();
        int[] rows = new int[values.length];
        Arrays.setAll(rows, place -> values.length - place);
        double[] copy = values.clone();
        LeastPossibility least = new LeastPossibility(values, rows);
        for (int step = 0; step < 300; step++) {
            for (int count = random.nextInt(20); count >= 0; count--) {
                int place = random.nextInt(copy.length);
                least.add(place, 7);
                copy[place] += 7;
            }
            least.add(least.place(), 3);
            copy[least.place()] += 3;
            least.update();
            int expected = 0;
            for (int place = 1; place < copy.length; place++) {
                expected = copy[place] <= copy[expected] ? place : expected;
            }
            assertThat(least.place()).isEqualTo(expected);
            assertThat(least.value()).isEqualTo(copy[expected]);
        }
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatThrownBy(() -> new SphericalSampling(tree, 0, 0, 1)).hasMessageContaining("points");
        assertThatThrownBy(() -> new SphericalSampling(tree, 1, -1, 1)).hasMessageContaining("noise");
        assertThatThrownBy(() -> new SphericalSampling(tree, 1, Double.NaN, 1)).hasMessageContaining("noise");
        assertThatThrownBy(() -> new SphereSample(new float[3], new int[2], 3))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
