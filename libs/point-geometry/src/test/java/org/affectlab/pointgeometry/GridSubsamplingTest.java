package org.affectlab.pointgeometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GridSubsamplingTest {
    @Test
    void borderBelongsToTheUpperVoxelOnBothSidesOfTheOrigin() {
        GridSubsampling grid =
                GridSubsampling.of(new float[] {-0.5f, 0, 0, -0.25f, 0, 0, 0, 0, 0, 0.25f, 0, 0, 0.5f, 0, 0}, 0.5, 1);

        assertThat(grid.voxelOfPoint()).containsExactly(0, 0, 1, 1, 2);
        assertThat(grid.barycentres()).containsExactly(-0.375f, 0, 0, 0.125f, 0, 0, 0.5f, 0, 0);
    }

    @Test
    void sumsAreExactWhereSinglePrecisionIsNot() {
        int size = 100_000;
        float[] cloud = new float[3 * size];
        for (int at = 0; at < cloud.length; at++) {
            cloud[at] = 4_096.1f;
        }

        assertThat(GridSubsampling.of(cloud, 1, 1).barycentres()).containsExactly(4_096.1f, 4_096.1f, 4_096.1f);
    }

    @Test
    void numberOfThreadsChangesNothing() {
        float[] cloud = Clouds.uniform(100_000, 10, 6);
        int[] labels = new int[100_000];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = row % 7;
        }
        GridSubsampling one = GridSubsampling.of(cloud, 0.3, 1);
        GridSubsampling four = GridSubsampling.of(cloud, 0.3, 4);

        assertThat(one.voxels()).isGreaterThan(30_000);
        assertThat(four.barycentres()).isEqualTo(one.barycentres());
        assertThat(four.voxelOfPoint()).isEqualTo(one.voxelOfPoint());
        assertThat(four.majorityLabels(labels, 3)).isEqualTo(one.majorityLabels(labels, 3));
    }

    @Test
    void artefactFarAwayCostsNothing() {
        GridSubsampling grid = GridSubsampling.of(new float[] {0, 0, 0, 3e4f, -3e4f, 3e4f, 0.01f, 0, 0}, 0.06, 1);

        assertThat(grid.voxelOfPoint()).containsExactly(0, 1, 0);
    }

    @Test
    void wrongArgumentsAreRefused() {
        float[] two = {0, 0, 0, 3e38f, 3e38f, 3e38f};
        assertThatThrownBy(() -> GridSubsampling.of(two, 1, 1)).hasMessageContaining("too small");
        assertThatThrownBy(() -> GridSubsampling.of(two, Double.MIN_VALUE, 1)).hasMessageContaining("too small");
        assertThatThrownBy(() -> GridSubsampling.of(two, 0, 1)).hasMessageContaining("positive");
        assertThatThrownBy(() -> GridSubsampling.of(two, Double.NaN, 1)).hasMessageContaining("positive");
        assertThatThrownBy(() -> GridSubsampling.of(two, 1e38, 0)).hasMessageContaining("threads");
        GridSubsampling grid = GridSubsampling.of(two, 1e38, 1);
        assertThatThrownBy(() -> grid.averages(new float[3], 2)).hasMessageContaining("2 values");
        assertThatThrownBy(() -> grid.averages(new float[0], 0)).hasMessageContaining("0 values");
        assertThatThrownBy(() -> grid.majorityLabels(new int[3], 0)).hasMessageContaining("one value");
        assertThatThrownBy(() -> grid.majorityLabels(new int[] {0, -2}, -1)).hasMessageContaining("one is -2");
        assertThatThrownBy(() -> grid.majorityLabels(new int[] {0, 65_536}, -1)).hasMessageContaining("65536");
    }

    @Test
    void ignoredLabelMayLieAnywhereAndFillsAVoxelOnlyAlone() {
        float[] cloud = {0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0};

        assertThat(GridSubsampling.of(cloud, 1, 1).majorityLabels(new int[] {255, 255, 2, 255}, 255))
                .containsExactly(2, 255);
    }
}
