package org.affectlab.pointformats.pcd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.affectlab.pointformats.Bytes;
import org.affectlab.pointformats.Reading;
import org.affectlab.pointformats.cloud.PointCloud;

/** The three ways to write the same points are read alike. */
class PcdProperties {
    private static final String HEADER =
            "VERSION 0.7\nFIELDS x label y z\nSIZE 8 2 8 8\nTYPE F U F F\nCOUNT 1 1 1 1\nWIDTH %d\nHEIGHT 1\nPOINTS %d\nDATA %s\n";

    @Property(tries = 60)
    void allDataAreAlike(@ForAll @IntRange(min = 1, max = 200) int points, @ForAll long seed) throws Exception {
        Random random = new Random(seed);
        double[][] positions = new double[points][3];
        int[] labels = new int[points];
        for (int i = 0; i < points; i++) {
            labels[i] = random.nextInt(65_536);
            for (int axis = 0; axis < 3; axis++) {
                positions[i][axis] = random.nextInt(9) == 0 ? Double.NaN : random.nextGaussian() * 1e5;
            }
        }
        StringBuilder ascii = new StringBuilder();
        Bytes binary = Bytes.littleEndian();
        Bytes columns = Bytes.littleEndian();
        for (int i = 0; i < points; i++) {
            ascii.append(positions[i][0]).append(' ').append(labels[i]);
            ascii.append(' ')
                    .append(positions[i][1])
                    .append(' ')
                    .append(positions[i][2])
                    .append('\n');
            binary.doubles(positions[i][0]).shorts(labels[i]).doubles(positions[i][1], positions[i][2]);
            columns.doubles(positions[i][0]);
        }
        for (int label : labels) {
            columns.shorts(label);
        }
        for (int axis = 1; axis < 3; axis++) {
            for (double[] position : positions) {
                columns.doubles(position[axis]);
            }
        }
        assertRead(content("ascii", points, ascii.toString().getBytes()), positions, labels);
        assertRead(content("binary", points, binary.done()), positions, labels);
        assertRead(content("binary_compressed", points, literals(columns.done())), positions, labels);
    }

    private static byte[] content(String data, int points, byte[] body) {
        return Bytes.littleEndian()
                .text(HEADER.formatted(points, points, data))
                .raw(body)
                .done();
    }

    /** A compression that never copies. */
    private static byte[] literals(byte[] plain) {
        Bytes compressed = Bytes.littleEndian();
        for (int at = 0; at < plain.length; at += 32) {
            int count = Math.min(32, plain.length - at);
            compressed.bytes(count - 1);
            for (int i = 0; i < count; i++) {
                compressed.bytes(plain[at + i]);
            }
        }
        byte[] bytes = compressed.done();
        return Bytes.littleEndian().ints(bytes.length, plain.length).raw(bytes).done();
    }

    private static void assertRead(byte[] content, double[][] positions, int[] labels) throws Exception {
        PointCloud cloud = Reading.read(content);
        for (int i = 0; i < labels.length; i++) {
            assertThat(Reading.position(cloud, i)).containsExactly(positions[i]);
            assertThat(cloud.attribute("label").orElseThrow().get(i)).isEqualTo(labels[i]);
        }
    }
}
