package org.affectlab.pointformats.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.affectlab.pointformats.Bytes;
import org.affectlab.pointformats.Fixtures;
import org.affectlab.pointformats.Reading;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;

/** Both orders of axes and of bytes give the same points; no description is ever more than refused. */
class NpyProperties {
    @Property(tries = 80)
    void ordersDoNotMatter(
            @ForAll @IntRange(min = 1, max = 300) int points,
            @ForAll @IntRange(min = 3, max = 9) int columns,
            @ForAll boolean fortran,
            @ForAll boolean bigEndian,
            @ForAll long seed)
            throws Exception {
        double[][] values = new double[points][columns];
        Random random = new Random(seed);
        for (double[] row : values) {
            for (int i = 0; i < columns; i++) {
                row[i] = random.nextGaussian() * 1e6;
            }
        }
        Bytes data = bigEndian ? Bytes.bigEndian() : Bytes.littleEndian();
        for (int i = 0; i < points * columns; i++) {
            data.doubles(fortran ? values[i % points][i / points] : values[i / columns][i % columns]);
        }
        String type = bigEndian ? "'>f8'" : "'<f8'";
        PointCloud cloud = Reading.read(Fixtures.npy(type, fortran, "(" + points + ", " + columns + ")", data));
        assertThat(cloud.size()).isEqualTo(points);
        for (int i = 0; i < points; i++) {
            assertThat(Reading.position(cloud, i)).containsExactly(values[i][0], values[i][1], values[i][2]);
        }
        assertThat(cloud.attributes()).hasSize(columns - 3);
    }

    @Property
    void literalsAreParsedOrRefused(@ForAll String text) {
        try {
            assertThat(PythonLiteral.parse(text)).isNotNull();
        } catch (PointCloudException refusal) {
            assertThat(refusal.reason()).isEqualTo(PointCloudException.Reason.UNDECODABLE);
        }
    }

    @Property
    void numbersAndWordsComeBack(@ForAll @IntRange int number, @ForAll boolean truth) throws Exception {
        String text = "{ 'a' : (" + number + "L, ), \"b\": [ '<f4' ," + (truth ? "True" : "False") + "] , }";
        assertThat(PythonLiteral.parse(text).toString()).isEqualTo("{a=[" + number + "], b=[<f4, " + truth + "]}");
    }
}
