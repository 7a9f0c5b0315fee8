package org.affectlab.pointgeometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkLevelsTest {
    private static final int[] RATIOS = {4, 4, 2};
    private static final int K = 12;

    private final float[] cloud = Clouds.uniform(1_003, 4, 5);

    @Test
    void eachLevelIsAsTheReferenceComputesIt() {
        List<NetworkLevel> levels = NetworkLevels.of(cloud, K, RATIOS, 2);

        assertThat(levels).extracting(NetworkLevel::points).containsExactly(1_003, 250, 62);
        assertThat(levels).extracting(NetworkLevel::kept).containsExactly(250, 62, 31);
        for (NetworkLevel level : levels) {
            float[] points = Arrays.copyOf(cloud, 3 * level.points());
            float[] kept = Arrays.copyOf(cloud, 3 * level.kept());
            int[] neighbours = AllPoints.nearest(points, points, K).indices();
            assertThat(level.neighbours()).isEqualTo(neighbours);
            assertThat(level.pooled()).isEqualTo(Arrays.copyOf(neighbours, level.kept() * K));
            assertThat(level.upsampling())
                    .isEqualTo(AllPoints.nearest(kept, points, 1).indices());
        }
    }

    @Test
    void everyPointIsItsOwnFirstNeighbourAndAKeptOneIsItsOwnUpsampling() {
        for (NetworkLevel level : NetworkLevels.of(cloud, K, RATIOS, 1)) {
            for (int row = 0; row < level.points(); row++) {
                assertThat(level.neighbours()[row * K]).isEqualTo(row);
            }
            for (int row = 0; row < level.kept(); row++) {
                assertThat(level.upsampling()[row]).isEqualTo(row);
            }
        }
    }

    @Test
    void tooFewPointsForARatioAreRefused() {
        assertThatThrownBy(() -> NetworkLevels.of(Clouds.uniform(15, 1, 1), K, new int[] {4, 4}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15 points are too few");
        assertThat(NetworkLevels.of(Clouds.uniform(16, 1, 1), K, new int[] {4, 4}, 1))
                .hasSize(2);
    }
}
