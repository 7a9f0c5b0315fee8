package org.affectlab.pointgeometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointTreeTest {
    private static final int K = 16;

    /** Every so many rows, as queries. */
    private static int[] some(float[] cloud, int step) {
        int[] rows = new int[cloud.length / 3 / step];
        Arrays.setAll(rows, place -> place * step);
        return rows;
    }

    private static void checkSome(float[] cloud, int step) {
        int[] rows = some(cloud, step);
        float[] queries = FinitePoints.gather(cloud, 3, rows);
        Neighbours expected = AllPoints.nearest(cloud, queries, K);
        PointTree tree = PointTree.of(cloud, 2);

        Neighbours each = tree.nearestOfEach(K, 2);
        int[] asked = new int[rows.length * K];
        tree.nearest(queries, K, asked, 1);

        assertThat(asked).isEqualTo(expected.indices());
        for (int place = 0; place < rows.length; place++) {
            int row = rows[place];
            assertThat(Arrays.copyOfRange(each.indices(), row * K, row * K + K))
                    .isEqualTo(Arrays.copyOfRange(expected.indices(), place * K, place * K + K));
            assertThat(Arrays.copyOfRange(each.squaredDistances(), row * K, row * K + K))
                    .isEqualTo(Arrays.copyOfRange(expected.squaredDistances(), place * K, place * K + K));
        }
    }

    @Test
    void largeCloudIsExact() {
        checkSome(Clouds.uniform(60_000, 50, 3), 977);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hd_0770500_6277550.ply", "hd_0689700_6735950.ply"})
    void airborneScanIsExact(String name) throws IOException {
        checkSome(LidarTile.read(name), 977);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void numberOfThreadsChangesNothing(int threads) {
        float[] cloud = Clouds.uniform(70_000, 50, 4);
        float[] queries = Clouds.uniform(10_000, 60, 5);
        int[] one = new int[10_000 * 3];
        int[] several = new int[10_000 * 3];

        PointTree.of(cloud, 1).nearest(queries, 3, one, 1);
        PointTree tree = PointTree.of(cloud, threads);
        tree.nearest(queries, 3, several, threads);

        assertThat(several).isEqualTo(one);
        assertThat(tree.indicesOfEach(5, threads)).isEqualTo(tree.indicesOfEach(5, 1));
    }

    /** A search that visited every node at the same distance would not end here. */
    @Test
    void manyPointsAtOnePlaceAreTheFirstOfThem() {
        float[] cloud = new float[3 * 200_000];
        Arrays.fill(cloud, 2.5f);

        int[] indices = PointTree.of(cloud, 2).indicesOfEach(K, 2);

        for (int at = 0; at < indices.length; at++) {
            if (indices[at] != at % K) {
                assertThat(indices[at]).as("place %d", at).isEqualTo(at % K);
            }
        }
    }

    @Test
    void nearestIsRepeatedWhereThereAreTooFew() {
        Neighbours found =
                PointTree.of(new float[] {0, 0, 0, 3, 0, 0, 1, 0, 0}, 1).nearestOfEach(5, 1);

        assertThat(found.queries()).isEqualTo(3);
        assertThat(found.indices()).containsExactly(0, 2, 1, 0, 0, 1, 2, 0, 1, 1, 2, 0, 1, 2, 2);
        assertThat(found.squaredDistances()).containsExactly(0, 1, 9, 0, 0, 0, 4, 9, 0, 0, 0, 1, 4, 0, 0);
    }

    @Test
    void manyNeighboursAreInOrderToo() {
        float[] cloud = Clouds.uniform(3_000, 1, 8);
        float[] query = {0.5f, 0.5f, 0.5f};
        int[] indices = new int[2_000];

        PointTree.of(cloud, 1).nearest(query, 2_000, indices, 1);

        assertThat(indices).isEqualTo(AllPoints.nearest(cloud, query, 2_000).indices());
    }

    @Test
    void inputIsNeitherKeptNorChanged() {
        float[] cloud = Clouds.uniform(500, 1, 9);
        float[] before = cloud.clone();
        PointTree tree = PointTree.of(cloud, 1);
        int[] indices = tree.indicesOfEach(4, 1);
        assertThat(cloud).isEqualTo(before);

        Arrays.fill(cloud, 0);

        assertThat(tree.indicesOfEach(4, 1)).isEqualTo(indices);
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatThrownBy(() -> PointTree.of(new float[0], 1)).hasMessage("there are no points");
        assertThatThrownBy(() -> PointTree.of(new float[3], 0)).hasMessageContaining("threads");
        PointTree tree = PointTree.of(new float[6], 1);
        assertThat(tree.size()).isEqualTo(2);
        assertThatThrownBy(() -> tree.indicesOfEach(0, 1)).hasMessageContaining("k must be");
        assertThatThrownBy(() -> tree.indicesOfEach(1, 0)).hasMessageContaining("threads");
        assertThatThrownBy(() -> tree.nearest(new float[3], 0, new int[0], 1)).hasMessageContaining("k must be");
        assertThatThrownBy(() -> tree.nearest(new float[3], 2, new int[3], 1)).hasMessageContaining("2 places");
        assertThatThrownBy(() -> tree.nearest(new float[3], 2, new int[2], new float[1], 1))
                .hasMessageContaining("2 places");
        assertThatThrownBy(() -> tree.within(0, 0, 0, -1)).hasMessageContaining("radius");
        assertThatThrownBy(() -> tree.within(0, 0, 0, Float.NaN)).hasMessageContaining("radius");
        assertThatThrownBy(() -> tree.indicesOfEach(Integer.MAX_VALUE, 1)).isInstanceOf(ArithmeticException.class);
    }
}
