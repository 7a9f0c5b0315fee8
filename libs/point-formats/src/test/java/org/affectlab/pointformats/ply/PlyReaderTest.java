package org.affectlab.pointformats.ply;

import static org.assertj.core.api.Assertions.assertThat;

import org.affectlab.pointformats.Bytes;
import org.affectlab.pointformats.Fixtures;
import org.affectlab.pointformats.Reading;
import org.affectlab.pointformats.cloud.Coordinates.Kind;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudException.Reason;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.cloud.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlyReaderTest {
    private static final String XYZ = "property float x\nproperty float y\nproperty float z\n";

    private static String ascii(String elements, String body) {
        return "ply\nformat ascii 1.0\n" + elements + "end_header\n" + body;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ascii.ply", "little.ply", "big.ply"})
    void listsAndOtherElementsArePassedOver(String name) throws Exception {
        PointCloud cloud = Reading.read(Fixtures.all().get(name));
        assertThat(cloud.size()).isEqualTo(3);
        assertThat(Reading.position(cloud, 0)).containsExactly(1, 2, 3);
        assertThat(Reading.position(cloud, 1)).containsExactly(-1.25, 1e-3, -5);
        assertThat(Reading.position(cloud, 2)).containsExactly(Double.NaN, Double.POSITIVE_INFINITY, 0);
        assertThat(Reading.values(cloud, "label")).containsExactly(9, 255, 0);
        assertThat(cloud.attributes()).extracting("name").containsExactly("label");
        assertThat(cloud.finitePoints()).isEqualTo(2);
        assertThat(cloud.warnings()).isEmpty();
    }

    @Test
    void allScalarTypes() throws Exception {
        Bytes body = Bytes.littleEndian()
                .floats(0, 0, 0)
                .bytes(0xFE, 0xFE)
                .shorts(-2, -2)
                .ints(-2, -2);
        body.longs(-2, -2).floats(0.1).doubles(0.1);
        String[] types = {"char", "uchar", "short", "ushort", "int", "uint", "int64", "uint64", "float32", "float64"};
        StringBuilder properties = new StringBuilder(XYZ);
        for (String type : types) {
            properties
                    .append("property ")
                    .append(type)
                    .append(" a_")
                    .append(type)
                    .append('\n');
        }
        String header = "ply\nformat binary_little_endian 1.0\nelement vertex 1\n" + properties + "end_header\n";
        PointCloud cloud =
                Reading.read(Bytes.littleEndian().text(header).raw(body.done()).done());
        double[] expected = {-2, 254, -2, 65_534, -2, 4_294_967_294.0, -2, 18_446_744_073_709_551_614.0, 0.1f, 0.1};
        for (int i = 0; i < types.length; i++) {
            assertThat(Reading.values(cloud, "a_" + types[i])).as(types[i]).containsExactly(expected[i]);
        }
        assertThat(cloud.coordinates().kind()).isEqualTo(Kind.FLOAT32);
    }

    @Test
    void aLineFeedThatIsDataStays() throws Exception {
        String header = "ply\nformat binary_little_endian 1.0\nelement vertex 1\nproperty uchar x\nproperty uchar y\n"
                + "property uchar z\nend_header\n";
        byte[] lineFeeds = Bytes.littleEndian().text(header).bytes(10, 13, 10).done();
        assertThat(Reading.position(Reading.read(lineFeeds), 0)).containsExactly(10, 13, 10);
        byte[] returns = Bytes.littleEndian()
                .text(header.replace('\n', '\r'))
                .bytes(10, 13, 10)
                .done();
        assertThat(Reading.position(Reading.read(returns), 0)).containsExactly(10, 13, 10);
        byte[] both = Bytes.littleEndian()
                .text(header.replace("\n", "\r\n"))
                .bytes(10, 13, 10)
                .done();
        assertThat(Reading.position(Reading.read(both), 0)).containsExactly(10, 13, 10);
    }

    @Test
    void textKeepsAllItsDigits() throws Exception {
        PointCloud cloud = Reading.read(ascii("element vertex 1\n" + XYZ, "289814.15 4320978.61 0.1"));
        assertThat(Reading.position(cloud, 0)).containsExactly(289814.15, 4320978.61, 0.1);
        assertThat(cloud.coordinates().kind()).isEqualTo(Kind.FLOAT64);
    }

    @Test
    void coloursHaveOneScale() throws Exception {
        String properties = XYZ + "property float red\nproperty float green\nproperty float blue\n";
        PointCloud cloud = Reading.read(ascii("element vertex 2\n" + properties, "0 0 0 1 0.5 0\n1 1 1 nan 0.25 1\n"));
        assertThat(Reading.values(cloud, "red")).containsExactly(255, 0);
        assertThat(Reading.values(cloud, "green")).containsExactly(128, 64);
        assertThat(Reading.values(cloud, "blue")).containsExactly(0, 255);
        PointCloud deep = Reading.read(ascii(
                "element vertex 1\n" + XYZ + "property ushort r\nproperty ushort g\nproperty ushort b\n",
                "0 0 0 7 256 9"));
        assertThat(deep.attribute("green").orElseThrow().values().type()).isEqualTo(ScalarType.UINT16);
        assertThat(deep.attribute("green").orElseThrow().high()).isEqualTo(65_535);
    }

    @Test
    void moreThanAnnouncedIsAWarning() throws Exception {
        assertThat(Reading.read(ascii("element vertex 1\n" + XYZ, "1 2 3\n4 5 6\n"))
                        .warnings())
                .hasSize(1);
        assertThat(Reading.read(ascii("element vertex 1\n" + XYZ, "1 2 3\n\n\n"))
                        .warnings())
                .isEmpty();
    }

    @Test
    void fewerThanAnnouncedIsTruncated() {
        PointCloudException refusal = Reading.refused(
                ascii("element vertex 3\n" + XYZ, "1 2 3\n4 5 6       \n                    "), Reason.TRUNCATED);
        assertThat(refusal.limit()).hasValue(3);
        assertThat(refusal.actual()).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000", "99999999", "123456789012345678"})
    void hugeCountsAreRefusedBeforeAnythingIsReserved(String count) {
        PointLimits most = PointLimits.defaults().withMaxPoints(PointLimits.MOST_POINTS);
        for (String format : new String[] {"ascii", "binary_little_endian"}) {
            String header =
                    "ply\nformat " + format + " 1.0\nelement vertex " + count + "\n" + XYZ + "end_header\n1 2 3\n";
            PointCloudException refusal = Reading.refused(
                    header.getBytes(),
                    Reading.everything().withLimits(most),
                    count.length() == 8 ? Reason.TRUNCATED : Reason.TOO_LARGE);
            assertThat(refusal.limit()).isPresent();
        }
    }

    @Test
    void absurdListsAreRefused() {
        String header = "ply\nformat binary_little_endian 1.0\nelement face 2\nproperty list int double weights\n"
                + "element vertex 1\n" + XYZ + "end_header\n";
        Bytes start = Bytes.littleEndian().text(header);
        Reading.refused(start.ints(Integer.MAX_VALUE, 0, 0, 0, 0, 0).done(), Reason.TRUNCATED);
        Bytes negative = Bytes.littleEndian().text(header).ints(-1, 0, 0, 0, 0, 0);
        Reading.refused(negative.done(), Reason.UNDECODABLE);
        Reading.refused(
                ascii("element face 1\nproperty list uint int i\nelement vertex 1\n" + XYZ, "4294967295 1 2 3"),
                Reason.TRUNCATED);
        Reading.refused(
                ascii("element face 1\nproperty list int int i\nelement vertex 1\n" + XYZ, "-1 1 2 3"),
                Reason.UNDECODABLE);
    }

    @Test
    void elementsWithoutPropertiesTakeNoTime() throws Exception {
        PointCloud cloud =
                Reading.read(ascii("element nothing 999999999999999999\nelement vertex 1\n" + XYZ, "1 2 3\n"));
        assertThat(cloud.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nend_header\n1 2\n",
                "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float x\nproperty float y\nproperty float z\nend_header\n1 2 3 4\n",
                "ply\nformat ascii 1.0\nelement vertex 1\nproperty float X\nproperty float x\nproperty float y\nproperty float z\nend_header\n1 2 3 4\n",
                "ply\nformat ascii 1.0\nelement vertex 1\nproperty list uchar float x\nproperty float y\nproperty float z\nend_header\n1 1 2 3\n",
                "ply\nformat ascii 2.0\nelement vertex 0\nend_header\n",
                "ply\nformat octal 1.0\nelement vertex 0\nend_header\n",
                "ply\nelement vertex 0\nend_header\n",
                "ply\nformat ascii 1.0\nformat ascii 1.0\nend_header\n",
                "ply\nformat ascii 1.0\nproperty float x\nend_header\n",
                "ply\nformat ascii 1.0\nelement vertex -1\nend_header\n",
                "ply\nformat ascii 1.0\nelement vertex 1\nproperty string x\nend_header\n",
                "ply\nformat ascii 1.0\nelement vertex 1\nproperty list float int x\nend_header\n",
                "ply\nformat ascii 1.0\nelement vertex 1\nproperty float\nend_header\n",
                "ply\nformat ascii 1.0\nelement vertex 1\n",
                "ply\nformat ascii 1.0\nvertices 1\nend_header\n",
                "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\nelement vertex 1\nend_header\n1 2 3\n",
                "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\nend_header\n1 2 three\n",
                "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty uchar z\nend_header\n1 2 256\n",
                "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty uchar label\nproperty float z\nend_header\n1 2 1.5 3\n"
            })
    void contradictionsAreRefused(String content) {
        Reading.refused(content, Reason.UNDECODABLE);
    }

    @Test
    void longHeadersAreRefused() {
        PointLimits small = new PointLimits(10, 500, 200, 16, 1000);
        String comment = "comment " + "a".repeat(250) + "\n";
        Reading.refused(ascii(comment, "").getBytes(), Reading.everything().withLimits(small), Reason.TOO_LARGE);
        String comments = ("comment " + "a".repeat(50) + "\n").repeat(10);
        Reading.refused(ascii(comments, "").getBytes(), Reading.everything().withLimits(small), Reason.TOO_LARGE);
        String many = "element vertex 1\n" + "property float x\n".repeat(17);
        Reading.refused(ascii(many, "").getBytes(), Reading.everything().withLimits(small), Reason.TOO_LARGE);
        Reading.refused(ascii("element vertex 1\n" + XYZ, "1".repeat(200) + " 2 3"), Reason.UNDECODABLE);
    }

    @Test
    void noVerticesAreEmpty() {
        Reading.refused(ascii("element vertex 0\n" + XYZ, ""), Reason.EMPTY);
    }
}
