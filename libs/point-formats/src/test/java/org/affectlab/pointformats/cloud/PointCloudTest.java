package org.affectlab.pointformats.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.affectlab.pointformats.columns.Column;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PointCloudTest {
    private static Column column(ScalarType type, double... values) {
        Column column = Column.of(type, values.length);
        for (int i = 0; i < values.length; i++) {
            column.set(i, values[i]);
        }
        return column;
    }

    private static Coordinates positions(double... x) {
        return new PlainCoordinates(
                column(ScalarType.FLOAT64, x), column(ScalarType.FLOAT32, x), column(ScalarType.FLOAT64, x));
    }

    private static PointCloud cloud(Coordinates coordinates, PointAttribute... attributes) {
        return new PointCloud(
                PointCloudFormat.PLY, coordinates, List.of(attributes), CoordinateReference.unknown(), List.of());
    }

    @Test
    void boundsAreThoseOfTheFinitePoints() {
        PointCloud cloud = cloud(positions(3, Double.NaN, -1, Double.POSITIVE_INFINITY, 2));
        assertThat(cloud.finitePoints()).isEqualTo(3);
        assertThat(cloud.bounds()).contains(new PointBounds(-1, -1, -1, 3, 3, 3));
        assertThat(cloud.coordinates().isFinite(1)).isFalse();
        assertThat(cloud(positions(Double.NaN)).bounds()).isEmpty();
    }

    @Test
    void localCoordinatesKeepTheMillimetresOfMaps() {
        ScaledCoordinates map = new ScaledCoordinates(
                column(ScalarType.INT32, 1, 2, 3),
                column(ScalarType.INT32, -1, 0, 1),
                column(ScalarType.INT32, 7, 8, 9),
                new double[] {0.001, 0.001, 0.5},
                new double[] {700_000, 6_800_000, 0});
        float[] local = new float[6];
        map.fillLocal(new double[] {700_000, 6_800_000, 1}, 1, local);
        assertThat(local[0]).isCloseTo(0.002f, offset(1e-9f));
        assertThat(local[1]).isZero();
        assertThat(local[2]).isEqualTo(3);
        assertThat(local[5]).isEqualTo(3.5f);
        assertThat(map.raw(2, 1)).isEqualTo(8);
        assertThat(map.kind()).isEqualTo(Coordinates.Kind.SCALED_INT32);
    }

    @Test
    void whatIsNotFiniteStaysSo() {
        float[] local = new float[6];
        positions(Double.NaN, Double.NEGATIVE_INFINITY).fillLocal(new double[] {1, 1, 1}, 0, local);
        assertThat(local[0]).isNaN();
        assertThat(local[3]).isEqualTo(Float.NEGATIVE_INFINITY);
    }

    @Test
    void onlyPointsThatAreThereAreFilledIn() {
        Coordinates two = positions(1, 2);
        double[] origin = new double[3];
        assertThatThrownBy(() -> two.fillLocal(origin, 1, new float[6])).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> two.fillLocal(origin, -1, new float[3])).isInstanceOf(IndexOutOfBoundsException.class);
        assertRejected(() -> two.fillLocal(origin, 0, new float[4]), "three");
        assertRejected(() -> two.fillLocal(new double[2], 0, new float[3]), "origin");
    }

    @Test
    void floatsAreFloatsWhenEveryAxisFits() {
        Column bytes = column(ScalarType.UINT8, 1);
        Column floats = column(ScalarType.FLOAT32, 1);
        Column integers = column(ScalarType.INT32, 1);
        assertThat(new PlainCoordinates(bytes, floats, bytes).kind()).isEqualTo(Coordinates.Kind.FLOAT32);
        assertThat(new PlainCoordinates(bytes, floats, integers).kind()).isEqualTo(Coordinates.Kind.FLOAT64);
    }

    @Test
    void partsMustFitTogether() {
        PointAttribute one = new PointAttribute("a", column(ScalarType.UINT8, 1), 0, 255);
        assertRejected(() -> cloud(positions()), "at least one");
        assertRejected(() -> cloud(positions(1, 2), one), "another size");
        assertRejected(() -> cloud(positions(1), one, one), "twice");
        assertRejected(
                () -> new PlainCoordinates(
                        column(ScalarType.INT8, 1), column(ScalarType.INT8), column(ScalarType.INT8, 1)),
                "one size");
        assertRejected(() -> new PointAttribute("", one.values(), 0, 1), "name");
        assertRejected(() -> new PointAttribute("a", one.values(), 1, 1), "low");
        assertRejected(() -> new PointBounds(1, 0, 0, 0, 0, 0), "minimum");
        double[] scale = {1, 0, 1};
        Column integers = column(ScalarType.INT32, 1);
        assertRejected(() -> new ScaledCoordinates(integers, integers, integers, scale, new double[3]), "scale");
        assertRejected(
                () -> new ScaledCoordinates(integers, one.values(), integers, new double[] {1, 1, 1}, new double[3]),
                "INT32");
    }

    @Test
    void attributesAreFoundByName() {
        PointAttribute label = new PointAttribute("label", column(ScalarType.UINT8, 51), 0, 255);
        PointCloud cloud = cloud(positions(1), label);
        assertThat(cloud.attribute("label")).contains(label);
        assertThat(cloud.attribute("other")).isEmpty();
        assertThat(cloud.hasColour()).isFalse();
        assertThat(label.normalised(0)).isEqualTo(0.2f);
        assertThat(label.values().bytes()).isEqualTo(1);
    }

    @Test
    void projectionsCannotBeChanged() {
        byte[] data = {1, 2};
        CoordinateReference reference = new CoordinateReference(List.of(new CoordinateReference.Record(34735, data)));
        data[0] = 9;
        reference.records().get(0).data()[1] = 9;
        assertThat(reference.records().get(0).data()).containsExactly(1, 2);
        assertThat(reference.wkt()).isEmpty();
    }

    private static void assertRejected(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
