package org.affectlab.pointformats.las;

import static org.affectlab.pointformats.las.LasBuilder.patched;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.affectlab.pointformats.Bytes;
import org.affectlab.pointformats.Fixtures;
import org.affectlab.pointformats.Reading;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudException.Reason;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.cloud.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LasReaderTest {
    private static final LasBuilder TEN = LasBuilder.of(4, 6).randomPoints(10, 1);

    private static byte[] narrowRecord() {
        return Bytes.littleEndian()
                .ints(100, -200, 5000)
                .shorts(40_000)
                .bytes(0b11_011_010, 0b101_00110, 0xFB, 7)
                .shorts(50_000)
                .doubles(123.5)
                .shorts(1000, 2000, 60_000)
                .done();
    }

    @Test
    void fieldsOfANarrowRecord() throws Exception {
        PointCloud cloud =
                Reading.read(LasBuilder.of(2, 3).points(narrowRecord()).build());
        assertThat(Reading.position(cloud, 0)).containsExactly(100 * 0.01 + 500_000, -200 * 0.01 + 6_000_000, 105);
        assertThat(Reading.values(cloud, "intensity")).containsExactly(40_000);
        assertThat(Reading.values(cloud, "return_number")).containsExactly(2);
        assertThat(Reading.values(cloud, "number_of_returns")).containsExactly(3);
        assertThat(Reading.values(cloud, "classification")).containsExactly(6);
        assertThat(Reading.values(cloud, "scan_angle_rank")).containsExactly(-5);
        assertThat(Reading.values(cloud, "user_data")).containsExactly(7);
        assertThat(Reading.values(cloud, "point_source_id")).containsExactly(50_000);
        assertThat(Reading.values(cloud, "gps_time")).containsExactly(123.5);
        assertThat(Reading.values(cloud, "red")).containsExactly(1000);
        assertThat(Reading.values(cloud, "green")).containsExactly(2000);
        assertThat(Reading.values(cloud, "blue")).containsExactly(60_000);
    }

    @Test
    void fieldsOfAWideRecord() throws Exception {
        byte[] record = Bytes.littleEndian()
                .ints(1, 2, 3)
                .shorts(9)
                .bytes(0b1101_1011, 0b01_10_0101, 200, 8)
                .shorts(-15_000, 77)
                .doubles(-1.5)
                .shorts(10, 20, 255, 4242)
                .done();
        PointCloud cloud = Reading.read(LasBuilder.of(4, 8).points(record).build());
        assertThat(Reading.values(cloud, "return_number")).containsExactly(11);
        assertThat(Reading.values(cloud, "number_of_returns")).containsExactly(13);
        assertThat(Reading.values(cloud, "scanner_channel")).containsExactly(2);
        assertThat(Reading.values(cloud, "classification")).containsExactly(200);
        assertThat(Reading.values(cloud, "user_data")).containsExactly(8);
        assertThat(Reading.values(cloud, "scan_angle")).containsExactly(-15_000);
        assertThat(Reading.values(cloud, "point_source_id")).containsExactly(77);
        assertThat(Reading.values(cloud, "gps_time")).containsExactly(-1.5);
        assertThat(Reading.values(cloud, "nir")).containsExactly(4242);
        // None of the colours is above 255, so they count as 8-bit.
        assertThat(cloud.attribute("red").orElseThrow().values().type()).isEqualTo(ScalarType.UINT8);
        assertThat(cloud.attribute("blue").orElseThrow().normalised(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,1", "1,1", "2,2", "2,3", "3,4", "3,5", "4,0", "4,6", "4,7", "4,8", "4,9", "4,10"})
    void everyVersionAndPointFormat(int minor, int pointFormat) throws Exception {
        byte[] file = LasBuilder.of(minor, pointFormat)
                .extraBytes(2)
                .randomPoints(1000, 5)
                .build();
        PointCloud cloud = Reading.read(file);
        assertThat(cloud.size()).isEqualTo(1000);
        PointCloud compressed = Reading.read(Fixtures.compressed(file));
        assertThat(compressed.format()).isEqualTo(PointCloudFormat.LAZ);
        for (int i = 0; i < 1000; i++) {
            assertThat(Reading.position(compressed, i)).containsExactly(Reading.position(cloud, i));
        }
        assertThat(Reading.values(compressed, "intensity")).isEqualTo(Reading.values(cloud, "intensity"));
    }

    @Test
    void extraDimensionsAreScaledAndArraysPassedOver() throws Exception {
        byte[] point = Bytes.littleEndian()
                .raw(new byte[20])
                .shorts(-300)
                .bytes(1, 2, 3)
                .floats(2.5)
                .done();
        Bytes descriptors = Bytes.littleEndian();
        LasBuilder scaled = LasBuilder.of(2, 0).extraDimension("Deviation", 4, 24, 1000, 0.5);
        byte[] first = Arrays.copyOfRange(scaled.build(), 227 + 54, 227 + 54 + 192);
        LasBuilder array = LasBuilder.of(2, 0).extraDimension("Triple", 21, 0, 0, 0);
        byte[] second = Arrays.copyOfRange(array.build(), 227 + 54, 227 + 54 + 192);
        LasBuilder plain = LasBuilder.of(2, 0).extraDimension("Height", 9, 0, 0, 0);
        byte[] third = Arrays.copyOfRange(plain.build(), 227 + 54, 227 + 54 + 192);
        byte[] content = descriptors.raw(first).raw(second).raw(third).done();
        PointCloud cloud = Reading.read(LasBuilder.of(2, 0)
                .extraBytes(9)
                .record("LASF_Spec", 4, content)
                .points(point)
                .build());
        assertThat(Reading.values(cloud, "Deviation")).containsExactly(850);
        assertThat(cloud.attribute("Triple")).isEmpty();
        assertThat(Reading.values(cloud, "Height")).containsExactly(2.5);
    }

    @Test
    void descriptionsOfMoreThanThereIsAreIgnored() throws Exception {
        byte[] file = LasBuilder.of(2, 0)
                .extraBytes(3)
                .extraDimension("Wide", 10, 0, 0, 0)
                .randomPoints(2, 1)
                .build();
        assertThat(Reading.read(file).attribute("Wide")).isEmpty();
    }

    @Test
    void projectionsAreKept() throws Exception {
        PointCloud cloud = Reading.read(LasBuilder.of(4, 6)
                .record("LASF_Projection", 34735, (byte) 1, (byte) 2)
                .extended("LASF_Projection", 2112, "PROJCS[]\0".getBytes())
                .randomPoints(1, 1)
                .build());
        assertThat(cloud.reference().records()).hasSize(2);
        assertThat(cloud.reference().records().get(0).data()).containsExactly(1, 2);
        assertThat(cloud.reference().wkt()).contains("PROJCS[]");
    }

    @Test
    void onlyWhatIsAskedForIsLoaded() throws Exception {
        PointCloud cloud = Reading.read(
                TEN.build(), Reading.everything().withAttributes(AttributeSelection.of("classification", "gps_time")));
        assertThat(cloud.attributes()).extracting("name").containsExactly("classification", "gps_time");
    }

    @Test
    void aHugeCountInASmallFileTakesNoMemory() {
        byte[] claims = TEN.build();
        ByteBuffer.wrap(claims).order(ByteOrder.LITTLE_ENDIAN).putLong(247, 90_000_000);
        PointCloudException refusal = Reading.refused(claims, Reason.TRUNCATED);
        assertThat(refusal.limit()).hasValue(90_000_000);
        assertThat(refusal.actual()).hasValue(10);
        ByteBuffer.wrap(claims).order(ByteOrder.LITTLE_ENDIAN).putLong(247, 1_000_000_000);
        Reading.refused(claims, Reason.TOO_LARGE);
        ByteBuffer.wrap(claims).order(ByteOrder.LITTLE_ENDIAN).putLong(247, -1);
        Reading.refused(claims, Reason.TOO_LARGE);
    }

    @Test
    void aHugeCountInASmallLazIsTruncated() {
        byte[] laz = Fixtures.compressed(TEN.build());
        ByteBuffer.wrap(laz).order(ByteOrder.LITTLE_ENDIAN).putLong(247, 99_000_000);
        PointCloudException refusal = Reading.refused(laz, Reason.UNDECODABLE);
        assertThat(refusal).hasMessageContaining("0 of 99000000 points");
    }

    @Test
    void countsMustAgree() {
        byte[] file = LasBuilder.of(4, 0).randomPoints(3, 1).build();
        Reading.refused(patched(file, 107, (byte) 2), Reason.UNDECODABLE);
    }

    @Test
    void noPointsAreRefusedAsEmpty() {
        Reading.refused(LasBuilder.of(2, 0).build(), Reason.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.01, Double.NaN, Double.POSITIVE_INFINITY, 1e305})
    void scalesMustBePositiveAndFinite(double scale) {
        Reading.refused(withDouble(131, scale), Reason.UNDECODABLE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
    void offsetsMustBeFinite(double offset) {
        Reading.refused(withDouble(171, offset), Reason.UNDECODABLE);
    }

    private static byte[] withDouble(int at, double value) {
        byte[] file = TEN.build();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putDouble(at, value);
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        // What is wrong, where, the bytes there, the reason.
        "major version, 24, 2, UNSUPPORTED_FORMAT",
        "minor version, 25, 5, UNSUPPORTED_FORMAT",
        "point format, 104, 11, UNSUPPORTED_FORMAT",
        "old compression bit, 104, 70, UNSUPPORTED_FORMAT",
        "record too short, 105, 29, UNDECODABLE",
        "header too short, 94, 100, UNDECODABLE",
        "points in the header, 96, 10, UNDECODABLE",
        "more records than fit, 100, 3, UNDECODABLE",
        "compressed without saying how, 104, 134, UNDECODABLE"
    })
    void wrongHeaders(String what, int at, int value, Reason reason) {
        Reading.refused(patched(TEN.build(), at, (byte) value), reason);
    }

    @Test
    void pointsBehindTheEndAreTruncated() {
        Reading.refused(patched(TEN.build(), 98, (byte) 100), Reason.TRUNCATED);
        Reading.refused(Arrays.copyOf(TEN.build(), 100), Reason.TRUNCATED);
    }

    @Test
    void recordsMustStayInTheirPlace() {
        byte[] file = LasBuilder.of(2, 0)
                .record("a", 1, new byte[10])
                .randomPoints(1, 1)
                .build();
        Reading.refused(patched(file, 227 + 20, (byte) 11), Reason.UNDECODABLE);
        byte[] extended = LasBuilder.of(4, 6)
                .extended("a", 1, new byte[10])
                .randomPoints(1, 1)
                .build();
        Reading.refused(patched(extended, extended.length - 70 + 20, (byte) 11), Reason.UNDECODABLE);
        Reading.refused(patched(extended, extended.length - 70 + 27, (byte) 0x80), Reason.UNDECODABLE);
        Reading.refused(patched(extended, 240, (byte) 1), Reason.TRUNCATED);
    }

    @Test
    void longHeadersAreRefused() {
        byte[] file = LasBuilder.of(2, 0)
                .record("a", 1, new byte[1000])
                .randomPoints(1, 1)
                .build();
        PointLimits small = new PointLimits(10, 1000, 1000, 100, 1000);
        Reading.refused(file, Reading.everything().withLimits(small), Reason.TOO_LARGE);
    }

    @Test
    void aCutLazSaysHowManyPointsAreThere() {
        byte[] file = LasBuilder.of(4, 6).randomPoints(60_000, 9).build();
        byte[] laz = Fixtures.compressed(file);
        PointCloudException refusal =
                Reading.refused(Arrays.copyOf(laz, laz.length - laz.length / 20), Reason.TRUNCATED);
        assertThat(refusal.limit()).hasValue(60_000);
        assertThat(refusal.actual()).hasValue(50_000);
        assertThat(refusal).hasMessageContaining("50000 of 60000 points");
    }

    @Test
    void aCutPointwiseLazSaysHowManyPointsAreThere() {
        byte[] laz =
                Fixtures.compressed(LasBuilder.of(2, 3).randomPoints(60_000, 9).build());
        PointCloudException refusal = Reading.refused(Arrays.copyOf(laz, laz.length / 2), Reason.TRUNCATED);
        assertThat(refusal.actual().orElseThrow()).isBetween(25_000L, 35_000L);
    }
}
