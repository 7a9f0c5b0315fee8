package org.affectlab.pointformats.las;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.affectlab.pointformats.Bytes;
import org.affectlab.pointformats.Fixtures;
import org.affectlab.pointformats.OutputFormat;
import org.affectlab.pointformats.PointCloudReader;
import org.affectlab.pointformats.Reading;
import org.affectlab.pointformats.cloud.PointClass;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointMeasure;
import org.affectlab.pointformats.cloud.PointPredictions;
import org.affectlab.pointformats.cloud.ScaledCoordinates;
import org.affectlab.pointformats.cloud.SegmentedCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LasWriterTest {
    @TempDir
    private Path folder;

    /** What a writer makes of a LAS with these predictions. */
    private byte[] write(byte[] source, PointPredictions predictions, boolean compress) throws Exception {
        Path file = folder.resolve("source");
        Files.write(file, source);
        PointCloud cloud = new PointCloudReader().read(file, Reading.everything());
        Path target = folder.resolve("target");
        new LasWriter(compress).write(new SegmentedCloud(file, cloud, predictions), target);
        return Files.readAllBytes(target);
    }

    private static byte[] records(byte[] las, int from, int to) {
        ByteBuffer header = ByteBuffer.wrap(las).order(ByteOrder.LITTLE_ENDIAN);
        int offset = header.getInt(96);
        int length = header.getShort(105) & 0xFFFF;
        Bytes records = Bytes.littleEndian();
        int points = (int) Math.max(header.getInt(107), las[25] == 4 ? header.getLong(247) : 0);
        for (int i = 0; i < points; i++) {
            records.raw(Arrays.copyOfRange(las, offset + i * length + from, offset + i * length + to));
        }
        return records.done();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everythingButTheClassStaysByteForByte(int pointFormat) throws Exception {
        LasBuilder builder = LasBuilder.of(4, pointFormat).extraBytes(5).randomPoints(300, pointFormat);
        byte[] source = builder.build();
        int length = builder.recordLength();
        int classByte = pointFormat < 6 ? 15 : 16;
        byte[] direct = write(source, Fixtures.predictions(300), false);
        byte[] compressed = write(source, Fixtures.predictions(300), true);
        byte[] again = write(compressed, Fixtures.predictions(300), false);
        for (byte[] written : List.of(direct, again)) {
            assertThat(records(written, 0, classByte)).isEqualTo(records(source, 0, classByte));
            assertThat(records(written, classByte + 1, length)).isEqualTo(records(source, classByte + 1, length));
            assertThat(Arrays.copyOfRange(written, 0, 96)).isEqualTo(Arrays.copyOfRange(source, 0, 96));
            assertThat(Arrays.copyOfRange(written, 107, 235)).isEqualTo(Arrays.copyOfRange(source, 107, 235));
        }
        int mask = pointFormat < 6 ? 31 : 255;
        byte[] before = records(source, classByte, classByte + 1);
        byte[] after = records(direct, classByte, classByte + 1);
        for (int i = 0; i < 300; i++) {
            assertThat(after[i] & mask).isEqualTo(i % 2 == 0 ? 2 : 5);
            assertThat(after[i] & 255 - mask).isEqualTo(before[i] & 255 - mask);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void predictionsAreExtraDimensions(boolean compress) throws Exception {
        byte[] source = LasBuilder.of(2, 3)
                .extraBytes(4)
                .extraDimension("PredictedClassification", 1, 0, 0, 0)
                .randomPoints(3, 7)
                .build();
        float[] entropy = {0.5f, Float.NaN, 1.25f};
        float[] probability = {1, 0, 0.125f};
        PointPredictions predictions = PointPredictions.of(
                        new byte[] {1, 0, (byte) 255},
                        List.of(new PointClass(0, "ground", 2), new PointClass(1, "wire", 64)))
                .withEntropy(PointMeasure.of(entropy))
                .withProbability("wire", PointMeasure.of(probability));
        PointCloud written = Reading.read(write(source, predictions, compress));
        assertThat(Reading.values(written, "PredictedClassification2")).containsExactly(64, 2, 0);
        assertThat(Reading.values(written, "classification")).containsExactly(1, 2, 0);
        assertThat(Reading.values(written, "entropy")).containsExactly(0.5, Double.NaN, 1.25);
        assertThat(Reading.values(written, "wire")).containsExactly(1, 0, 0.125);
        assertThat(Reading.values(written, "PredictedClassification"))
                .containsExactly(Reading.values(Reading.read(source), "PredictedClassification"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void recordsAroundThePointsStay(boolean compress) throws Exception {
        byte[] source = LasBuilder.of(4, 6)
                .record("LASF_Projection", 2112, "WKT".getBytes())
                .record("somebody", 17, (byte) 9)
                .record("copc", 1, new byte[160])
                .gap((byte) 0xDD, (byte) 0xCC)
                .extended("somebody", 3, (byte) 1, (byte) 2, (byte) 3)
                .extended("copc", 1000, new byte[32])
                .extended("LASF_Spec", 65535, (byte) 4)
                .randomPoints(5, 1)
                .build();
        int waveform = source.length - 61;
        ByteBuffer.wrap(source).order(ByteOrder.LITTLE_ENDIAN).putLong(227, waveform);
        byte[] written = write(source, Fixtures.predictions(5), compress);
        ByteBuffer header = ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getInt(100)).isEqualTo(compress ? 4 : 3);
        assertThat(header.getInt(243)).isEqualTo(2);
        assertThat(Arrays.copyOfRange(written, 375, 375 + 57 + 55))
                .isEqualTo(Arrays.copyOfRange(source, 375, 375 + 57 + 55));
        int points = header.getInt(96);
        assertThat(Arrays.copyOfRange(written, points - 2, points)).containsExactly(0xDD, 0xCC);
        int extended = (int) header.getLong(235);
        assertThat(Arrays.copyOfRange(written, extended, written.length - 61))
                .isEqualTo(Arrays.copyOfRange(source, waveform - 63 - 92, waveform - 92));
        assertThat(header.getLong(227)).isEqualTo(written.length - 61);
        assertThat(Arrays.copyOfRange(written, written.length - 61, written.length))
                .isEqualTo(Arrays.copyOfRange(source, waveform, source.length));
        assertThat(Reading.read(written).reference().wkt()).contains("WKT");
    }

    @Test
    void theWaveformsOfVersion3StayBehindThePoints() throws Exception {
        byte[] source = LasBuilder.of(3, 4)
                .randomPoints(5, 1)
                .tail(new byte[] {1, 2, 3})
                .build();
        byte[] written = write(source, Fixtures.predictions(5), false);
        assertThat(ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN).getLong(227))
                .isEqualTo(written.length - 3);
        assertThat(Arrays.copyOfRange(written, written.length - 3, written.length))
                .containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void otherFormatsBecomeVersion4(boolean compress) throws Exception {
        byte[] source =
                "x,y,z,intensity,return_number,number_of_returns,r,g,b\n1000.25,2000000.125,-3,0.5,2,3,255,0,128\nnan,0,0,1,9,1,0,0,255\n-999.5,1,1e3,0,0,0,1,2,3\n"
                        .getBytes();
        PointCloud written = Reading.read(write(source, Fixtures.predictions(3), compress));
        assertThat(written.coordinates()).isInstanceOf(ScaledCoordinates.class);
        assertThat(Reading.position(written, 0)).containsExactly(1000.25, 2000000.125, -3);
        assertThat(Reading.position(written, 2)).containsExactly(-999.5, 1, 1000);
        assertThat(Reading.values(written, "intensity")).containsExactly(32768, 65535, 0);
        assertThat(Reading.values(written, "return_number")).containsExactly(2, 9, 1);
        assertThat(Reading.values(written, "number_of_returns")).containsExactly(3, 9, 1);
        assertThat(Reading.values(written, "red")).containsExactly(65535, 0, 257);
        assertThat(Reading.values(written, "blue")).containsExactly(128 * 257, 65535, 3 * 257);
        assertThat(Reading.values(written, "classification")).containsExactly(2, 5, 2);
    }

    @Test
    void aStreamGetsTheSameBytesAsAFile() throws Exception {
        byte[] source = LasBuilder.of(4, 8).randomPoints(20, 3).build();
        assertThat(Fixtures.written(source, OutputFormat.LAZ)).isEqualTo(write(source, Fixtures.predictions(20), true));
    }

    @Test
    void aSourceIsNotWrittenOverAndMustNotChange() throws Exception {
        Path file = folder.resolve("source");
        Files.write(file, LasBuilder.of(2, 0).randomPoints(4, 3).build());
        PointCloud cloud = new PointCloudReader().read(file, Reading.everything());
        SegmentedCloud segmented = new SegmentedCloud(file, cloud, Fixtures.predictions(4));
        assertThatThrownBy(() -> new LasWriter(false).write(segmented, file)).hasMessageContaining("source");
        Files.write(file, LasBuilder.of(2, 0).randomPoints(5, 3).build());
        assertThatThrownBy(() -> new LasWriter(false).write(segmented, folder.resolve("target")))
                .hasMessageContaining("another number of points");
        Files.write(file, LasBuilder.of(2, 0).randomPoints(3, 3).build());
        assertThatThrownBy(() -> new LasWriter(true).write(segmented, folder.resolve("target")))
                .hasMessageContaining("another number of points");
    }

    @Test
    void recordsThatAreFullAreRefused() throws Exception {
        byte[] source = LasBuilder.of(2, 0)
                .extraBytes(65_535 - 20)
                .points(new byte[65_535])
                .build();
        assertThatThrownBy(() -> write(source, Fixtures.predictions(1), false)).hasMessageContaining("no room");
    }
}
