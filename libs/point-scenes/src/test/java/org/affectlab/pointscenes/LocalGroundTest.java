package org.affectlab.pointscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalGroundTest {
    private final List<float[]> points = new ArrayList<>();

    /** A slope of one in five with points every half metre, 60 m wide. */
    private void slope() {
        for (int column = 0; column < 120; column++) {
            for (int row = 0; row < 120; row++) {
                add(column * 0.5f, row * 0.5f, column * 0.1f);
            }
        }
    }

    private void add(float x, float y, float z) {
        points.add(new float[] {x, y, z});
    }

    private float[] heights(double scale) {
        return heights(GroundRecipe.Method.OPENING, scale);
    }

    private float[] heights(GroundRecipe.Method method, double scale) {
        float[] coordinates = new float[3 * points.size()];
        for (int point = 0; point < points.size(); point++) {
            System.arraycopy(points.get(point), 0, coordinates, 3 * point, 3);
        }
        return new LocalGround(coordinates, Recipes.ground(method)).heights(scale);
    }

    /** But for the upper border of the cloud, where the window has nothing to rise to. */
    @Test
    void aSlopeIsGround() {
        slope();
        float[] heights = heights(6);
        for (int point = 0; point < heights.length; point++) {
            boolean border = points.get(point)[0] > 60 - 7;
            assertThat(heights[point]).isBetween(-0.25f, border ? 6 * 0.2f + 0.4f : 0.35f);
        }
    }

    @Test
    void whatStandsOnASlopeHasItsOwnHeight() {
        slope();
        int before = points.size();
        add(30, 30, 6 + 4);
        add(30.2f, 30, 6 + 12);
        float[] heights = heights(6);

        assertThat(heights[before]).isEqualTo(4, within(0.25f));
        assertThat(heights[before + 1]).isEqualTo(12, within(0.25f));
    }

    /** A roof without ground below it, 10 m wide: within a window of 12 m it stands out, within one of 2 m it is taken for ground. */
    @Test
    void aRoofNarrowerThanTheWindowIsNoGround() {
        for (int column = 0; column < 80; column++) {
            for (int row = 0; row < 80; row++) {
                boolean roof = column >= 30 && column < 50 && row >= 30 && row < 50;
                add(column * 0.5f, row * 0.5f, roof ? 7 : 0);
            }
        }
        int middle = 40 * 80 + 40;

        assertThat(heights(6)[middle]).isEqualTo(7, within(0.1f));
        assertThat(heights(1)[middle]).isEqualTo(0, within(0.1f));
    }

    /** A fault far below ground lowers the ground of its own square and a strip beside it, one far above is cut off. */
    @Test
    void faultsDoLittleHarm() {
        slope();
        add(20, 20, -500);
        add(45, 45, 1300);
        float[] heights = heights(6);
        int harmed = 0;
        for (int point = 0; point < points.size() - 2; point++) {
            harmed += points.get(point)[0] < 60 - 7 && Math.abs(heights[point]) > 0.4 ? 1 : 0;
        }

        assertThat(harmed).isLessThan(100);
        assertThat(heights[points.size() - 1]).isEqualTo(40);
        assertThat(heights[points.size() - 2]).isBetween(-40f, 0f);
    }

    @Test
    void aFarAwayPointCostsNothing() {
        slope();
        float before = heights(6)[700];
        add(5e6f, -3e6f, 100);
        float[] heights = heights(6);

        assertThat(heights[700]).isEqualTo(before, within(1e-4f));
        assertThat(heights[points.size() - 1]).isZero();
    }

    @ParameterizedTest
    @EnumSource(GroundRecipe.Method.class)
    void absurdExtentsEnd(GroundRecipe.Method method) {
        add(0, 0, 0);
        add(1e30f, 1e30f, 5);
        assertThat(heights(method, 6)).containsOnly(0f);
    }

    /** Flat ground at 2 m with a house of 6 m: a block's ground is that of the blocks around. */
    @Test
    void blocksFindTheGroundBesideAHouse() {
        for (int column = 0; column < 160; column++) {
            for (int row = 0; row < 160; row++) {
                boolean roof = column >= 60 && column < 84 && row >= 60 && row < 84;
                add(column * 0.25f - 7, row * 0.25f - 3, roof ? 8 : 2);
            }
        }
        float[] heights = heights(GroundRecipe.Method.BLOCKS, 4);

        assertThat(heights[70 * 160 + 70]).isEqualTo(6, within(1e-4f));
        assertThat(heights[0]).isZero();
        assertThat(heights(GroundRecipe.Method.BLOCKS, 1)[72 * 160 + 72]).isZero();
    }

    /** The quantile of nine blocks of 16 squares each, counted by hand: on a slope of 1 the tenth part lies 1.1 blocks below the middle. */
    @Test
    void blocksTakeAQuantileOfLowestPoints() {
        for (int column = 0; column < 20; column++) {
            for (int row = 0; row < 20; row++) {
                add(column, row, column);
                add(column + 0.5f, row + 0.5f, column + 100);
            }
        }
        // Blocks of 4 m; the middle one covers 8 to 12, its surroundings 4 to 16: 144 squares, the 14th from below is
        // 5.
        float[] heights = heights(GroundRecipe.Method.BLOCKS, 4);

        assertThat(heights[2 * (10 * 20 + 10)]).isEqualTo(10 - 5, within(1e-4f));
    }
}
