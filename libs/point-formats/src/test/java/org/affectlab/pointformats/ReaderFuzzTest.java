package org.affectlab.pointformats;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointLimits;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes are, a read ends with a cloud or a PointCloudException. Usually the fixtures alone are run; {@code
 * JAZZER_FUZZ=1 mvn -pl libs/point-formats -am test -Dtest=ReaderFuzzTest#laz} goes on from them.
 */
class ReaderFuzzTest {
    private static final PointLimits LIMITS = new PointLimits(100_000, 1 << 16, 1 << 12, 64, 16 << 20);

    static Stream<byte[]> seeds() {
        return Fixtures.all().values().stream();
    }

    private static void read(byte[] content, PointCloudFormat format) {
        try {
            PointCloud cloud = Reading.read(
                    content, Reading.everything().withLimits(LIMITS).withFormat(format));
            assertThat(cloud.size()).isPositive();
        } catch (PointCloudException refusal) {
            assertThat(refusal.getMessage()).isNotBlank();
        }
    }

    @FuzzTest
    @MethodSource("seeds")
    void ply(byte[] content) {
        read(content, PointCloudFormat.PLY);
    }

    @FuzzTest
    @MethodSource("seeds")
    void pcd(byte[] content) {
        read(content, PointCloudFormat.PCD);
    }

    @FuzzTest
    @MethodSource("seeds")
    void las(byte[] content) {
        read(content, PointCloudFormat.LAS);
    }

    @FuzzTest
    @MethodSource("seeds")
    void laz(byte[] content) {
        read(content, PointCloudFormat.LAZ);
    }

    @FuzzTest
    @MethodSource("seeds")
    void text(byte[] content) {
        read(content, PointCloudFormat.TEXT);
    }

    @FuzzTest
    @MethodSource("seeds")
    void pts(byte[] content) {
        read(content, PointCloudFormat.PTS);
    }

    @FuzzTest
    @MethodSource("seeds")
    void ptx(byte[] content) {
        read(content, PointCloudFormat.PTX);
    }

    @FuzzTest
    @MethodSource("seeds")
    void npy(byte[] content) {
        read(content, PointCloudFormat.NPY);
    }

    @FuzzTest
    @MethodSource("seeds")
    void npz(byte[] content) {
        read(content, PointCloudFormat.NPZ);
    }

    @FuzzTest
    @MethodSource("seeds")
    void kitti(byte[] content) {
        read(content, PointCloudFormat.KITTI_BIN);
    }

    @FuzzTest
    @MethodSource("seeds")
    void sniffed(byte[] content) {
        try {
            assertThat(Reading.read(content, Reading.everything().withLimits(LIMITS))
                            .size())
                    .isPositive();
        } catch (PointCloudException refusal) {
            assertThat(refusal.getMessage()).isNotBlank();
        }
    }
}
