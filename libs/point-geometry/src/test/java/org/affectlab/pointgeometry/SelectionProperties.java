package org.affectlab.pointgeometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Both selections, with few and with no rounds of partitioning before they sort. */
class SelectionProperties {
    @Property(tries = 300)
    void leastNumbersComeFirstAndTheLargestOfThemLast(
            @ForAll @IntRange(min = 1, max = 300) int count,
            @ForAll @IntRange(min = 0, max = 12) int rounds,
            @ForAll long seed) {
        Random random = new Random(seed);
        long[] values = random.longs(count).distinct().toArray();
        int kept = 1 + random.nextInt(values.length);
        long[] expected = values.clone();
        Arrays.sort(expected);

        LongSelection.select(values, values.length, kept, rounds);

        assertThat(values[kept - 1]).isEqualTo(expected[kept - 1]);
        Arrays.sort(values, 0, kept);
        Arrays.sort(values, kept, values.length);
        assertThat(values).isEqualTo(expected);
    }

    @Property(tries = 300)
    void lowerPointsComeFirstAndKeepTheirRows(
            @ForAll Clouds.Shape shape,
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(min = 0, max = 2) int axis,
            @ForAll @IntRange(min = 0, max = 12) int rounds,
            @ForAll long seed) {
        float[] cloud = Clouds.of(shape, size, seed);
        float[] points = cloud.clone();
        int[] rows = new int[size];
        Arrays.setAll(rows, row -> row);
        Random random = new Random(seed);
        int from = random.nextInt(size);
        int to = from + 1 + random.nextInt(size - from);
        int middle = from + random.nextInt(to - from);

        new PointOrder(points, rows).select(from, to, middle, axis, rounds);

        for (int place = 0; place < size; place++) {
            for (int other = 0; other < 3; other++) {
                assertThat(points[3 * place + other]).isEqualTo(cloud[3 * rows[place] + other]);
            }
            if (place < from || place >= to) {
                assertThat(rows[place]).isEqualTo(place);
            } else if (place < middle) {
                assertThat(points[3 * place + axis] <= points[3 * middle + axis])
                        .isTrue();
            } else {
                assertThat(points[3 * place + axis] >= points[3 * middle + axis])
                        .isTrue();
            }
        }
        assertThat(Arrays.stream(rows).distinct().count()).isEqualTo(size);
    }
}
