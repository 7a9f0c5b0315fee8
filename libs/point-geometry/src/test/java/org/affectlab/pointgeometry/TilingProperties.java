package org.affectlab.pointgeometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TilingProperties {
    @Property(tries = 200)
    void coresPartitionTheCloudAndBuffersHoldWhatIsNear(
            @ForAll @IntRange(min = 0, max = 400) int size,
            @ForAll @IntRange(min = 0, max = 90) int overlapHalves,
            @ForAll long seed) {
        Random random = new Random(seed);
        float[] cloud = Clouds.uniform(size, 100, seed);
        for (int at = 0; at < cloud.length; at++) {
            // Halves and whole numbers, so that many points lie on borders.
            cloud[at] = Math.round(2 * cloud[at]) / 2f - 50;
        }
        double edge = 5 + random.nextInt(40);
        double overlap = Math.min(edge, overlapHalves / 2.0);

        Tiling tiling = Tiling.of(cloud, edge, overlap);

        List<Integer> seen = new ArrayList<>();
        double lastY = Double.NEGATIVE_INFINITY;
        double lastX = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < tiling.count(); index++) {
            Tile tile = tiling.tile(index);
            assertThat(tile.minY() > lastY || tile.minY() == lastY && tile.minX() > lastX)
                    .isTrue();
            lastX = tile.minX();
            lastY = tile.minY();
            assertThat(tile.core()).isNotEmpty().isEqualTo(rows(cloud, tile, 0, true));
            assertThat(tile.buffer()).isEqualTo(rows(cloud, tile, overlap, false));
            assertThat(tile.rows()).hasSize(tile.core().length + tile.buffer().length);
            IntStream.of(tile.core()).forEach(seen::add);
        }
        assertThat(seen).hasSize(size).doesNotHaveDuplicates();
    }

    private static int[] rows(float[] cloud, Tile tile, double overlap, boolean core) {
        return IntStream.range(0, cloud.length / 3)
                .filter(row -> {
                    double x = cloud[3 * row] - tile.minX();
                    double y = cloud[3 * row + 1] - tile.minY();
                    boolean inside = x >= 0 && x < tile.edge() && y >= 0 && y < tile.edge();
                    boolean near = Math.min(x, y) >= -overlap && Math.max(x, y) < tile.edge() + overlap;
                    return core ? inside : near && !inside;
                })
                .toArray();
    }

    @Property(tries = 100)
    void everyShapeIsPartitioned(@ForAll Clouds.Shape shape, @ForAll @IntRange(min = 1, max = 200) int size) {
        float[] cloud = Clouds.of(shape, size, size);
        double edge = shape == Clouds.Shape.OVERFLOWING ? 1e38 : 50;
        Tiling tiling = Tiling.of(cloud, edge, edge / 10);

        assertThat(IntStream.range(0, tiling.count())
                        .flatMap(index -> IntStream.of(tiling.tile(index).core()))
                        .sorted())
                .containsExactlyElementsOf(IntStream.range(0, size).boxed().toList());
    }

    @Example
    void farAwayPointMakesOneMoreTileAndNoEmptyOnes() {
        Tiling tiling = Tiling.of(new float[] {0, 0, 0, 1e8f, 1e8f, 1_300, 1, 1, 1}, 10, 2);

        assertThat(tiling.count()).isEqualTo(2);
        assertThat(tiling.tile(0).core()).containsExactly(0, 2);
        assertThat(tiling.tile(1).core()).containsExactly(1);
        assertThat(tiling.tile(1).buffer()).isEmpty();
    }

    @Example
    void wrongArgumentsAreRefused() {
        assertThatThrownBy(() -> Tiling.of(new float[3], 10, 11)).hasMessageContaining("overlap");
        assertThatThrownBy(() -> Tiling.of(new float[3], 10, -1)).hasMessageContaining("overlap");
        assertThatThrownBy(() -> Tiling.of(new float[3], 0, 0)).hasMessageContaining("edge");
        assertThat(Tiling.of(new float[0], 1, 0).count()).isZero();
    }
}
