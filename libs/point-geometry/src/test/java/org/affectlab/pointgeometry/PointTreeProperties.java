package org.affectlab.pointgeometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;

/** The tree beside a search through all points, on clouds of every shape. */
class PointTreeProperties {
    @Property(tries = 400)
    void nearestOfEachEqualsTheSearchThroughAllPoints(
            @ForAll Clouds.Shape shape,
            @ForAll @IntRange(min = 1, max = 400) int size,
            @ForAll @IntRange(min = 1, max = 40) int k,
            @ForAll @IntRange(min = 1, max = 3) int threads,
            @ForAll long seed) {
        float[] cloud = Clouds.of(shape, size, seed);
        PointTree tree = PointTree.of(cloud, threads);

        Neighbours found = tree.nearestOfEach(k, threads);

        Neighbours expected = AllPoints.nearest(cloud, cloud, k);
        assertThat(found.indices()).isEqualTo(expected.indices());
        assertThat(found.squaredDistances()).isEqualTo(expected.squaredDistances());
        assertThat(tree.indicesOfEach(k, 1)).isEqualTo(expected.indices());
    }

    @Property(tries = 400)
    void nearestOfQueriesEqualsTheSearchThroughAllPoints(
            @ForAll Clouds.Shape shape,
            @ForAll Clouds.Shape asked,
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(min = 0, max = 300) int count,
            @ForAll @IntRange(min = 1, max = 20) int k,
            @ForAll long seed) {
        float[] cloud = Clouds.of(shape, size, seed);
        float[] queries = Clouds.of(asked, count, seed + 1);
        int[] indices = new int[count * k];
        float[] squaredDistances = new float[count * k];

        PointTree.of(cloud, 1).nearest(queries, k, indices, squaredDistances, 2);

        Neighbours expected = AllPoints.nearest(cloud, queries, k);
        assertThat(indices).isEqualTo(expected.indices());
        assertThat(squaredDistances).isEqualTo(expected.squaredDistances());
    }

    @Property(tries = 300)
    void ballHoldsWhatIsNotFarther(
            @ForAll Clouds.Shape shape,
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @FloatRange(min = 0, max = 60) float radius,
            @ForAll long seed) {
        float[] cloud = Clouds.of(shape, size, seed);
        PointTree tree = PointTree.of(cloud, 1);
        int query = (int) Math.floorMod(seed, (long) size);
        float[] point = Arrays.copyOfRange(cloud, 3 * query, 3 * query + 3);

        assertThat(tree.within(point[0], point[1], point[2], radius))
                .isEqualTo(AllPoints.within(cloud, point, 0, radius));
        assertThat(tree.nearest(point[0], point[1], point[2]))
                .isEqualTo(AllPoints.nearest(cloud, point, 1).indices()[0]);
    }
}
