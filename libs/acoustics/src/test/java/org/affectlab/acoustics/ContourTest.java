package org.affectlab.acoustics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ContourTest {

    @Test
    void aLongOneIsReadAsItCame() {
        int count = 3 * Contour.HELD + 7;
        try (Contour contour = new Contour()) {
            for (int index = 0; index < count; index++) {
                contour.accept(index % 1000 - 500);
            }
            List<Double> read = new ArrayList<>(count);
            contour.forEach(read::add);

            assertThat(contour.count()).isEqualTo(count);
            assertThat(contour.range()).isEqualTo(999);
            assertThat(read).hasSize(count);
            for (int index = 0; index < count; index++) {
                assertThat(read.get(index)).isEqualTo(index % 1000 - 500);
            }
        }
    }

    /** One full block may be in memory still, or in the file already. */
    @Property(tries = 20)
    void blocksEndWhereTheyEnd(@ForAll @IntRange(min = -2, max = 2) int more) {
        int count = 2 * Contour.HELD + more;
        try (Contour contour = new Contour()) {
            for (int index = 0; index < count; index++) {
                contour.accept(index);
            }
            double[] expected = {0};
            contour.forEach(value -> assertThat(value).isEqualTo(expected[0]++));

            assertThat(expected[0]).isEqualTo(count);
        }
    }

    @Test
    void anEmptyOneHasNoRange() {
        try (Contour contour = new Contour()) {
            assertThat(contour.range()).isZero();
            assertThat(contour.count()).isZero();
        }
    }
}
