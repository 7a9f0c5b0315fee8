package org.affectlab.pointcloud.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PointProbabilitiesTest {
    private static final PointProbabilities THREE =
            new PointProbabilities(2, new float[] {1, 0, 0.5f, 0.5f}, new int[] {1, 0, -1});

    @Test
    void pointsOfAVoxelShareThem() {
        assertThat(THREE.probability(0, 1)).isEqualTo(0.5f);
        assertThat(THREE.probability(1, 0)).isEqualTo(1);
        assertThat(THREE.probability(2, 0)).isNaN();
    }

    @Test
    void entropyIsAShareOfTheLargest() {
        assertThat((double) THREE.entropy(0)).isCloseTo(1, within(1e-7));
        assertThat(THREE.entropy(1)).isZero();
        assertThat(THREE.entropy(2)).isNaN();
        PointProbabilities quarter = new PointProbabilities(2, new float[] {0.25f, 0.75f}, new int[] {0});
        assertThat((double) quarter.entropy(0)).isCloseTo(0.811278, within(1e-6));
    }

    @Test
    void wrongSizesAreRefused() {
        assertThatThrownBy(() -> new PointProbabilities(2, new float[3], new int[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PointLabels(new byte[2], THREE)).isInstanceOf(IllegalArgumentException.class);
    }
}
