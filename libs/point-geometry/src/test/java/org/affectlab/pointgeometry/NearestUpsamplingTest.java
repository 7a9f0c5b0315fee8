package org.affectlab.pointgeometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NearestUpsamplingTest {
    private static final PointTree KEPT = PointTree.of(new float[] {0, 0, 0, 10, 0, 0, 0, 20, 0}, 1);

    @Test
    void nearestKeptPointIsTheSmallerRowOfTwo() {
        assertThat(NearestUpsampling.nearest(KEPT, new float[] {1, 1, 1, 9, 0, 0, 5, 0, 0, 0, 19, 0}, 2))
                .containsExactly(0, 1, 0, 2);
        assertThat(NearestUpsampling.nearest(KEPT, new float[0], 2)).isEmpty();
    }

    @Test
    void weightsAreInverseToSquaredDistances() {
        Interpolation interpolation = NearestUpsampling.inverseDistances(KEPT, new float[] {2, 0, 0, 10, 0, 0}, 2, 1);

        assertThat(interpolation.indices()).containsExactly(0, 1, 1, 0);
        assertThat(interpolation.weights()[0]).isCloseTo(64f / 68, within(1e-6f));
        assertThat(interpolation.weights()[1]).isCloseTo(4f / 68, within(1e-6f));
        assertThat(interpolation.weights()[2]).isCloseTo(1, within(1e-6f));
        assertThat(interpolation.apply(new float[] {68, 0, 136, 1, 0, 0}, 2))
                .satisfies(values -> assertThat(values[0]).isCloseTo(72, within(1e-3f)))
                .satisfies(values -> assertThat(values[1]).isCloseTo(4f / 68, within(1e-6f)))
                .satisfies(values -> assertThat(values[2]).isCloseTo(136, within(1e-3f)))
                .hasSize(4);
    }

    @Test
    void fewKeptPointsAreNotCountedTwice() {
        Interpolation interpolation = NearestUpsampling.inverseDistances(KEPT, new float[] {1, 2, 3}, 8, 1);

        assertThat(interpolation.k()).isEqualTo(3);
        assertThat(interpolation.indices()).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void weightsSumToOneOnEveryShape() {
        for (Clouds.Shape shape : Clouds.Shape.values()) {
            PointTree kept = PointTree.of(Clouds.of(shape, 50, 1), 1);
            Interpolation interpolation = NearestUpsampling.inverseDistances(kept, Clouds.of(shape, 200, 2), 4, 2);
            for (int point = 0; point < 200; point++) {
                double sum = 0;
                for (int rank = 0; rank < 4; rank++) {
                    float weight = interpolation.weights()[4 * point + rank];
                    assertThat(weight).as("%s", shape).isBetween(0f, 1f);
                    sum += weight;
                }
                assertThat(sum).as("%s", shape).isCloseTo(1, within(1e-5));
            }
        }
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatThrownBy(() -> NearestUpsampling.inverseDistances(KEPT, new float[3], 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interpolation(2, new int[3], new float[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
