package org.affectlab.pointformats.laz;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mreutegg.laszip4j.LASPoint;
import com.github.mreutegg.laszip4j.LASReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.affectlab.pointformats.Fixtures;
import org.affectlab.pointformats.Reading;
import org.affectlab.pointformats.SharedFiles;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.ScaledCoordinates;
import org.affectlab.pointformats.las.LasBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What we compress, another implementation reads: laszip4j, in the fields that it gets right. It does not read extra bytes
 * of narrow records, wave packets of wide ones, near infrared, nor chunks in which no colour changes.
 */
class LazReferenceTest {
    @TempDir
    private Path folder;

    private void assertReadAlike(byte[] laz) throws Exception {
        PointCloud ours = Reading.read(laz);
        ScaledCoordinates coordinates = (ScaledCoordinates) ours.coordinates();
        Path file = folder.resolve("file.laz");
        Files.write(file, laz);
        Iterator<LASPoint> theirs = new LASReader(file.toFile()).getPoints().iterator();
        for (int i = 0; i < ours.size(); i++) {
            assertThat(theirs.hasNext()).as("point %d", i).isTrue();
            LASPoint point = theirs.next();
            assertThat(new int[] {point.getX(), point.getY(), point.getZ()})
                    .as("point %d", i)
                    .containsExactly(coordinates.raw(0, i), coordinates.raw(1, i), coordinates.raw(2, i));
            assertValue(ours, "intensity", i, point.getIntensity());
            assertValue(ours, "return_number", i, point.getReturnNumber());
            assertValue(ours, "number_of_returns", i, point.getNumberOfReturns());
            boolean narrow = ours.attribute("scanner_channel").isEmpty();
            assertValue(ours, "classification", i, narrow ? point.getClassification() & 31 : point.getClassification());
            assertValue(ours, "user_data", i, point.getUserData());
            assertValue(ours, "point_source_id", i, point.getPointSourceID());
            if (ours.attribute("gps_time").isPresent()) {
                assertValue(ours, "gps_time", i, point.getGPSTime());
            }
            if (ours.hasColour()) {
                assertValue(ours, "red", i, point.getRed());
                assertValue(ours, "green", i, point.getGreen());
                assertValue(ours, "blue", i, point.getBlue());
            }
        }
        assertThat(theirs.hasNext()).isFalse();
    }

    private static void assertValue(PointCloud cloud, String name, int point, double expected) {
        Double value = cloud.attribute(name).orElseThrow().get(point);
        assertThat(value).as("%s of point %d", name, point).isEqualTo(Double.valueOf(expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyPointFormat(int pointFormat) throws Exception {
        byte[] las = LasBuilder.of(4, pointFormat)
                .randomPoints(3000, 20 + pointFormat)
                .build();
        assertReadAlike(Fixtures.compressed(las));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simple.laz",
                "plane.laz",
                "autzen_trim.laz",
                "simple.copc.laz",
                "lidarhd_pf6.laz",
                "lidarhd_pf8_rgb_nir.laz"
            })
    void realFiles(String name) throws Exception {
        byte[] file = Files.readAllBytes(SharedFiles.folder("formats").resolve(name));
        assertReadAlike(file);
        assertReadAlike(Fixtures.compressed(file));
    }

    /** Twins of a file, compressed elsewhere and not compressed. */
    @Test
    void compressedAndPlainTwinsAreEqual() throws Exception {
        Path formats = SharedFiles.folder("formats");
        for (String[] twins : new String[][] {{"simple.laz", "simple_1_2_pf3.las"}, {"extra.laz", "extrabytes.las"}}) {
            PointCloud compressed = Reading.read(Files.readAllBytes(formats.resolve(twins[0])));
            PointCloud plain = Reading.read(Files.readAllBytes(formats.resolve(twins[1])));
            for (int i = 0; i < plain.size(); i++) {
                assertThat(Reading.position(compressed, i)).containsExactly(Reading.position(plain, i));
            }
            assertThat(compressed.attributes())
                    .extracting("name")
                    .isEqualTo(plain.attributes().stream().map(a -> a.name()).toList());
            plain.attributes().forEach(attribute -> assertThat(Reading.values(compressed, attribute.name()))
                    .as(attribute.name())
                    .isEqualTo(Reading.values(plain, attribute.name())));
        }
    }
}
