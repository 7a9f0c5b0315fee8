package org.affectlab.pointgeometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FinitePointsTest {
    private static final float[] MIXED = {
        1, 2, 3, Float.NaN, 0, 0, 4, 5, 6, 0, Float.POSITIVE_INFINITY, 0, 0, 0, Float.NEGATIVE_INFINITY, 7, 8, 9
    };

    @Test
    void rowsOfFinitePointsAreFoundAndTheirValuesTaken() {
        int[] rows = FinitePoints.rows(MIXED);

        assertThat(rows).containsExactly(0, 2, 5);
        assertThat(FinitePoints.gather(MIXED, 3, rows)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(FinitePoints.gather(new float[] {0, 1, 2, 3, 4, 5}, 1, rows)).containsExactly(0, 2, 5);
        assertThat(FinitePoints.rows(new float[0])).isEmpty();
    }

    @Test
    void everyOtherTypeRefusesPointsThatAreNotFinite() {
        assertThatThrownBy(() -> PointTree.of(MIXED, 1)).hasMessage("point 1 is not finite");
        assertThatThrownBy(() -> GridSubsampling.of(MIXED, 1, 1)).hasMessage("point 1 is not finite");
        assertThatThrownBy(() -> Tiling.of(MIXED, 1, 0)).hasMessage("point 1 is not finite");
        assertThatThrownBy(() -> NetworkLevels.of(MIXED, 4, new int[] {2}, 1)).hasMessage("point 1 is not finite");
        PointTree tree = PointTree.of(new float[3], 1);
        assertThatThrownBy(() -> tree.nearest(MIXED, 1, new int[6], 1)).hasMessage("point 1 is not finite");
        assertThatThrownBy(() -> tree.nearest(Float.NaN, 0, 0)).hasMessage("point 0 is not finite");
        assertThatThrownBy(() -> tree.within(0, 0, Float.NaN, 1)).hasMessage("point 0 is not finite");
    }

    @Test
    void coordinatesThatAreNoTriplesAreRefused() {
        assertThatThrownBy(() -> FinitePoints.rows(new float[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 is no multiple of 3");
    }
}
