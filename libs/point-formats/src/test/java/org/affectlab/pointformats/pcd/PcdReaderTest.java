package org.affectlab.pointformats.pcd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.affectlab.pointformats.Bytes;
import org.affectlab.pointformats.Fixtures;
import org.affectlab.pointformats.Reading;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcdReaderTest {
    private static final String HEADER =
            "VERSION .7\nFIELDS x y z rgb hist _ _\nSIZE 4 4 4 4 2 1 1\nTYPE F F F F U U U\n"
                    + "COUNT 1 1 1 1 3 1 1\nWIDTH 2\nHEIGHT 1\nPOINTS 2\n";

    @ParameterizedTest
    @ValueSource(strings = {"ascii.pcd", "binary.pcd"})
    void pointsWithoutAReturnStayPoints(String name) throws Exception {
        PointCloud cloud = Reading.read(Fixtures.all().get(name));
        assertThat(cloud.size()).isEqualTo(3);
        assertThat(Reading.position(cloud, 0)).containsExactly(1, 2, 3);
        assertThat(Reading.position(cloud, 1)).containsExactly(Double.NaN, Double.NaN, Double.NaN);
        assertThat(cloud.coordinates().isFinite(1)).isFalse();
        assertThat(cloud.finitePoints()).isEqualTo(2);
        assertThat(Reading.values(cloud, "intensity")).containsExactly(4.5, 0, 7);
    }

    @Test
    void compressedCopiesMayOverlapWhatTheyWrite() throws Exception {
        PointCloud cloud = Reading.read(Fixtures.all().get("compressed.pcd"));
        for (int i = 0; i < 3; i++) {
            assertThat(Reading.position(cloud, i)).containsExactly(1, 1, 1);
        }
    }

    @Test
    void packedColoursPaddingAndArrays() throws Exception {
        Bytes binary = Bytes.littleEndian().text(HEADER + "DATA binary\n");
        binary.floats(1, 2, 3).bytes(10, 20, 30, 255).shorts(1, 2, 3).bytes(8, 9);
        binary.floats(4, 5, 6).bytes(40, 50, 60, 0).shorts(4, 5, 6).bytes(8, 9);
        float packed = Float.intBitsToFloat(30 << 16 | 20 << 8 | 10);
        String ascii = HEADER + "DATA ascii\n1 2 3 " + packed + " 1 2 3 8 9\n4 5 6 "
                + Float.intBitsToFloat(60 << 16 | 50 << 8 | 40) + " 4 5 6 8 9\n";
        for (byte[] content : new byte[][] {binary.done(), ascii.getBytes()}) {
            PointCloud cloud = Reading.read(content);
            assertThat(Reading.values(cloud, "red")).containsExactly(30, 60);
            assertThat(Reading.values(cloud, "green")).containsExactly(20, 50);
            assertThat(Reading.values(cloud, "blue")).containsExactly(10, 40);
            assertThat(cloud.attributes()).hasSize(3);
            assertThat(Reading.position(cloud, 1)).containsExactly(4, 5, 6);
        }
    }

    @Test
    void wholeNumbersAreColoursToo() throws Exception {
        String content = "FIELDS x y z rgba\nSIZE 4 4 4 4\nTYPE F F F U\nWIDTH 1\nHEIGHT 1\nPOINTS 1\nDATA ascii\n"
                + "1 2 3 4278255873\n";
        assertThat(Reading.values(Reading.read(content), "green")).containsExactly(1);
        assertThat(Reading.values(Reading.read(content), "blue")).containsExactly(1);
    }

    @Test
    void organisedCloudsAreReadRowByRow() throws Exception {
        String content =
                "FIELDS x y z\nSIZE 1 1 1\nTYPE U U U\nCOUNT 1 1 1\nWIDTH 2\nHEIGHT 2\nPOINTS 4\nDATA binary\n";
        PointCloud cloud = Reading.read(Bytes.littleEndian()
                .text(content)
                .bytes(1, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0, 0)
                .done());
        for (int i = 0; i < 4; i++) {
            assertThat(cloud.coordinates().x(i)).isEqualTo(i + 1);
        }
    }

    @Test
    void tooManyAndTooFewPoints() throws Exception {
        byte[] binary = Fixtures.all().get("binary.pcd");
        assertThat(Reading.read(Arrays.copyOf(binary, binary.length + 1)).warnings())
                .hasSize(1);
        PointCloudException refusal = Reading.refused(Arrays.copyOf(binary, binary.length - 1), Reason.TRUNCATED);
        assertThat(refusal.actual()).hasValue(2);
        String ascii =
                "FIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nWIDTH 2\nHEIGHT 1\nPOINTS 2\nDATA ascii\n1 2 3\n4 5      \n";
        assertThat(Reading.refused(ascii, Reason.TRUNCATED).actual()).hasValue(1);
        assertThat(Reading.read(ascii.replace("4 5", "4 5 6 7")).warnings()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "WIDTH 2, WIDTH 3, UNDECODABLE",
        "WIDTH 2, WIDTH -2, UNDECODABLE",
        "WIDTH 2, WIDTH 1000000000, UNDECODABLE",
        "SIZE 4 4 4 4 2 1 1, SIZE 4 4 4 4 2 1, UNDECODABLE",
        "SIZE 4 4 4 4 2 1 1, SIZE 3 4 4 4 2 1 1, UNDECODABLE",
        "FIELDS x y z, FIELDS x y y, UNDECODABLE",
        "FIELDS x y z, FIELDS x y w, UNDECODABLE",
        "FIELDS x y z rgb, FIELDS x y z x, UNDECODABLE",
        "COUNT 1 1 1 1 3, COUNT 1 1 1 1 999999999, TOO_LARGE",
        "COUNT 1 1 1 1 3, COUNT 1 1 1 2 3, TRUNCATED",
        "DATA binary, DATA octal, UNDECODABLE",
        "DATA binary, DATA, UNDECODABLE",
        "DATA binary, POINTS 2, UNDECODABLE",
        "TYPE F, TIPE F, UNDECODABLE",
        "POINTS 2, POINTS two, UNDECODABLE"
    })
    void wrongHeaders(String right, String wrong, Reason reason) {
        String header = HEADER + "DATA binary\n";
        assertThat(header).contains(right);
        Reading.refused(header.replace(right, wrong) + "\0".repeat(reason == Reason.TRUNCATED ? 43 : 48), reason);
    }

    @Test
    void hugeGridsAreRefused() {
        String huge = "FIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nWIDTH 999999999999\nHEIGHT 999999999999\nDATA binary\n";
        Reading.refused(huge, Reason.TOO_LARGE);
        Reading.refused(huge.replace("999999999999", "9000"), Reason.TRUNCATED);
        Reading.refused(huge.replace("999999999999", "0"), Reason.EMPTY);
    }

    @Test
    void compressedLengthsMustFit() {
        byte[] sound = Fixtures.all().get("compressed.pcd");
        int sizes = sound.length - 8 - 8;
        byte[] longer = sound.clone();
        longer[sizes]++;
        Reading.refused(longer, Reason.TRUNCATED);
        byte[] wrong = sound.clone();
        wrong[sizes + 4]++;
        Reading.refused(wrong, Reason.UNDECODABLE);
        byte[] farBack = sound.clone();
        farBack[farBack.length - 1] = 4;
        Reading.refused(farBack, Reason.UNDECODABLE);
        String bomb = "FIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nWIDTH 50000000\nHEIGHT 1\nDATA binary_compressed\n";
        Reading.refused(
                Bytes.littleEndian().text(bomb).ints(2, 600_000_000).bytes(0, 0).done(), Reason.UNDECODABLE);
    }
}
