package org.affectlab.pointformats.ply;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.affectlab.pointformats.Bytes;
import org.affectlab.pointformats.Fixtures;
import org.affectlab.pointformats.OutputFormat;
import org.affectlab.pointformats.Reading;
import org.affectlab.pointformats.cloud.Coordinates.Kind;
import org.affectlab.pointformats.cloud.PointCloud;

/** What is written as PLY is, bit for bit, what was read, whatever the coordinates are. */
class PlyRoundTripProperties {
    private static String header(String type, int points) {
        return "ply\nformat binary_little_endian 1.0\nelement vertex " + points + "\nproperty " + type + " x\nproperty "
                + type + " y\nproperty " + type
                + " z\nproperty ushort red\nproperty ushort green\nproperty ushort blue\nend_header\n";
    }

    @Property(tries = 60)
    void floatsStayFloats(@ForAll @Size(min = 1, max = 20) int[] bits) throws Exception {
        Bytes body = Bytes.littleEndian();
        for (int value : bits) {
            body.ints(value, ~value, value * 31L).shorts(value, value >> 3, 999);
        }
        assertSame(body, "float", bits.length, Kind.FLOAT32);
    }

    @Property(tries = 60)
    void doublesStayDoubles(@ForAll @Size(min = 1, max = 20) long[] bits) throws Exception {
        Bytes body = Bytes.littleEndian();
        for (long value : bits) {
            body.longs(value, ~value, value * 31).shorts(1, 2, 3);
        }
        assertSame(body, "double", bits.length, Kind.FLOAT64);
    }

    private static void assertSame(Bytes body, String type, int points, Kind kind) throws Exception {
        byte[] source =
                Bytes.littleEndian().text(header(type, points)).raw(body.done()).done();
        PointCloud before = Reading.read(source);
        PointCloud after = Reading.read(Fixtures.written(source, OutputFormat.PLY));
        assertThat(before.coordinates().kind()).isEqualTo(kind);
        assertThat(after.coordinates().kind()).isEqualTo(kind);
        for (int i = 0; i < points; i++) {
            assertThat(Reading.position(after, i)).containsExactly(Reading.position(before, i));
        }
        assertThat(Reading.values(after, "red")).isEqualTo(Reading.values(before, "red"));
        for (int i = 0; i < points; i++) {
            assertThat(after.attribute("label").orElseThrow().get(i)).isEqualTo(i % 2);
        }
    }
}
