package org.affectlab.pointformats.numpy;

import static org.affectlab.pointformats.Fixtures.npy;
import static org.affectlab.pointformats.Fixtures.npz;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.affectlab.pointformats.Bytes;
import org.affectlab.pointformats.Fixtures;
import org.affectlab.pointformats.OutputFormat;
import org.affectlab.pointformats.Reading;
import org.affectlab.pointformats.cloud.Coordinates.Kind;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException.Reason;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyReaderTest {
    private static final Bytes SIX = Bytes.littleEndian().floats(1, 2, 3, 4, 5, 6);

    @Test
    void rowsOfNumbers() throws Exception {
        PointCloud cloud = Reading.read(Fixtures.all().get("floats.npy"));
        assertThat(Reading.position(cloud, 1)).containsExactly(5, 6, 7);
        assertThat(Reading.values(cloud, "intensity")).containsExactly(4, 8);
        assertThat(cloud.coordinates().kind()).isEqualTo(Kind.FLOAT32);
    }

    @Test
    void fortranOrderAndBigEndian() throws Exception {
        PointCloud cloud = Reading.read(Fixtures.all().get("fortran.npy"));
        assertThat(Reading.position(cloud, 0)).containsExactly(1, 2, 3);
        assertThat(Reading.position(cloud, 1)).containsExactly(4, 5, 6);
    }

    @Test
    void records() throws Exception {
        PointCloud cloud = Reading.read(Fixtures.all().get("records.npy"));
        assertThat(Reading.position(cloud, 0)).containsExactly(1.25, 2, 3);
        assertThat(Reading.values(cloud, "instance")).containsExactly(7, -8);
        assertThat(Reading.values(cloud, "classification")).containsExactly(200, 100);
    }

    @Test
    void alignedRecordsWithPadding() throws Exception {
        Bytes data = Bytes.littleEndian().bytes(9, 0, 0, 0).floats(1, 2, 3);
        byte[] content =
                npy("[('label', '|u1'), ('', '|V3'), ('x', '<f4'), ('y', '<f4'), ('z', '<f4')]", false, "(1,)", data);
        assertThat(Reading.position(Reading.read(content), 0)).containsExactly(1, 2, 3);
        assertThat(Reading.values(Reading.read(content), "label")).containsExactly(9);
    }

    @Test
    void rangeImagesAreCloudsRowByRow() throws Exception {
        Bytes data = Bytes.littleEndian();
        for (int i = 0; i < 6; i++) {
            data.floats(i, 10 * i, 100 * i);
        }
        PointCloud cloud = Reading.read(npy("'<f4'", false, "(2, 3, 3)", data));
        assertThat(cloud.size()).isEqualTo(6);
        assertThat(Reading.position(cloud, 4)).containsExactly(4, 40, 400);
    }

    @Test
    void anArchiveHasOneArrayOrAUsualName() throws Exception {
        byte[] floats = Fixtures.all().get("floats.npy");
        assertThat(Reading.read(npz("whatever.npy", floats)).format()).isEqualTo(PointCloudFormat.NPZ);
        Reading.refused(npz("readme.txt", floats), Reason.UNDECODABLE);
        byte[] damaged = npz("points.npy", floats);
        damaged[damaged.length - 3] ^= 1;
        Reading.refused(Arrays.copyOf(damaged, damaged.length - 30), Reason.UNDECODABLE);
    }

    @Test
    void hugeShapesAreRefused() {
        Reading.refused(npy("'<f4'", false, "(1000000000, 3)", SIX), Reason.TOO_LARGE);
        Reading.refused(npy("'<f4'", false, "(99999999, 3)", SIX), Reason.TRUNCATED);
        Reading.refused(npy("'<f4'", false, "(3, 999999999999999999)", SIX), Reason.TOO_LARGE);
        Reading.refused(npy("'<f4'", false, "(999999999999999999, 999999999999999999, 3)", SIX), Reason.TOO_LARGE);
        Reading.refused(npz("points.npy", npy("'<f4'", false, "(90000000, 3)", SIX)), Reason.TRUNCATED);
        Reading.refused(npy("'<f4'", false, "(0, 3)", SIX), Reason.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'|O'",
                "'<c8'",
                "'<U4'",
                "'|S3'",
                "'<f2'",
                "[('x', '<f4', (3,))]",
                "[('p', [('x', '<f4')])]",
                "[(('title', 'x'), '<f4')]"
            })
    void whatIsNoNumberIsNotRead(String type) {
        Reading.refused(npy(type, false, "(2, 3)", SIX), Reason.UNSUPPORTED_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(6,)", "(3, 2)", "()", "(2, 3", "(2, -3)", "('a', 3)", "2", "((((((((((2))))))))))"})
    void unusableShapesAreRefused(String shape) {
        Reading.refused(npy("'<f4'", false, shape, SIX), Reason.UNDECODABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{'descr': '<f4'}",
                "os.system('x')",
                "{'descr': 4, 'fortran_order': False, 'shape': (1, 3)}"
            })
    void malformedDescriptionsAreRefused(String description) {
        byte[] content = Bytes.littleEndian()
                .bytes(0x93)
                .text("NUMPY")
                .bytes(1, 0)
                .shorts(description.length())
                .text(description)
                .floats(1, 2, 3)
                .done();
        Reading.refused(content, Reason.UNDECODABLE);
    }

    @Test
    void laterVersionsHaveLongerDescriptions() throws Exception {
        String description = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}\n";
        Bytes start = Bytes.littleEndian().bytes(0x93).text("NUMPY");
        byte[] second = start.bytes(2, 0)
                .ints(description.length())
                .text(description)
                .raw(SIX.done())
                .done();
        assertThat(Reading.read(second).size()).isEqualTo(2);
        byte[] unknown = second.clone();
        unknown[6] = 4;
        Reading.refused(unknown, Reason.UNSUPPORTED_FORMAT);
        byte[] huge = second.clone();
        huge[11] = 0x7F;
        Reading.refused(huge, Reason.TOO_LARGE);
    }

    @Test
    void moreThanTheArrayIsAWarning() throws Exception {
        assertThat(Reading.read(npy("'<f4'", false, "(1, 3)", SIX)).warnings()).hasSize(1);
    }

    @Test
    void classIdsAreWrittenAsNumpyDoes() {
        byte[] written = Fixtures.written("1 2 3\n4 5 6\n7 8 9\n".getBytes(), OutputFormat.NPY);
        assertThat(written).hasSize(128 + 3).endsWith(0, 1, 0);
        assertThat(new String(written, 10, 60)).startsWith("{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }");
        assertThat(written[127]).isEqualTo((byte) '\n');
    }
}
