package org.affectlab.pointcloud.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.affectlab.pointformats.cloud.Coordinates;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointscenes.UpAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpAxisTest {
    private static Coordinates turned(UpAxis up, Units units, float... values) {
        return new Orientation(units, UnitsSource.PARAMETER, up)
                .apply(new MadeCloud(values).read())
                .coordinates();
    }

    @ParameterizedTest
    @EnumSource
    void theAxisPointsUpAndNothingIsMirrored(UpAxis up) {
        Coordinates units = turned(up, Units.METRE, 1, 0, 0, 0, 1, 0, 0, 0, 1);
        double[][] columns = new double[3][];
        for (int point = 0; point < 3; point++) {
            columns[point] = new double[] {units.x(point), units.y(point), units.z(point)};
        }
        double determinant = columns[0][0] * (columns[1][1] * columns[2][2] - columns[1][2] * columns[2][1])
                - columns[0][1] * (columns[1][0] * columns[2][2] - columns[1][2] * columns[2][0])
                + columns[0][2] * (columns[1][0] * columns[2][1] - columns[1][1] * columns[2][0]);
        assertThat(determinant).isCloseTo(1, within(1e-12));
        int axis = "xyz".indexOf(up.symbol().charAt(up.symbol().length() - 1));
        assertThat(columns[axis][2]).isEqualTo(up.symbol().startsWith("-") ? -1 : 1);
        assertThat(UpAxis.ofSymbol(up.symbol())).contains(up);
    }

    @Test
    void unitsBecomeMetres() {
        Coordinates metres = turned(UpAxis.Z, Units.INTERNATIONAL_FOOT, 10, 20, 30);
        assertThat(metres.x(0)).isCloseTo(3.048, within(1e-9));
        assertThat(metres.z(0)).isCloseTo(9.144, within(1e-9));
        assertThat(metres.size()).isEqualTo(1);
        assertThat(turned(UpAxis.Y, Units.MILLIMETRE, 1000, 2000, 3000).z(0)).isCloseTo(2, within(1e-12));
    }

    @Test
    void nothingToDoIsNothingDone() {
        PointCloud cloud = MadeCloud.house(20).read();
        assertThat(new Orientation(Units.METRE, UnitsSource.ASSUMED, UpAxis.Z).apply(cloud))
                .isSameAs(cloud);
    }

    @Test
    void symbols() {
        assertThat(Units.symbols()).isEqualTo("m, cm, mm, ft, us-ft");
        assertThat(UpAxis.symbols()).isEqualTo("x, y, z, -x, -y, -z");
        assertThat(Units.ofSymbol("us-ft")).contains(Units.US_SURVEY_FOOT);
        assertThat(Units.ofSymbol("M")).isEmpty();
        assertThat(UpAxis.ofSymbol("Z")).isEmpty();
    }
}
