package org.affectlab.pointformats.kitti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.pointformats.Bytes;
import org.affectlab.pointformats.Fixtures;
import org.affectlab.pointformats.ReadOptions;
import org.affectlab.pointformats.Reading;
import org.affectlab.pointformats.SharedFiles;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudException.Reason;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KittiReaderTest {
    @TempDir
    private Path folder;

    @Test
    void fourFloatsAPoint() throws Exception {
        PointCloud cloud = Reading.read(Fixtures.all().get("scan.bin"));
        assertThat(Reading.position(cloud, 1)).containsExactly(20, -3, 0);
        assertThat(Reading.values(cloud, "intensity")).containsExactly(0.5, 0.25);
        assertThat(cloud.attribute("intensity").orElseThrow().high()).isEqualTo(1);
    }

    @Test
    void halfAPointIsTruncated() {
        byte[] content = Bytes.littleEndian().floats(1, 2, 3, 0.5).bytes(1, 2).done();
        Reading.refused(content, ReadOptions.defaults().withFormat(PointCloudFormat.KITTI_BIN), Reason.TRUNCATED);
    }

    @Test
    void labels() throws Exception {
        Path file = folder.resolve("000000.label");
        Files.write(file, Bytes.littleEndian().shorts(252, 7, 65_535, 65_535).done());
        SemanticKittiLabels labels = SemanticKittiLabels.read(file, PointLimits.defaults());
        assertThat(labels.size()).isEqualTo(2);
        assertThat(labels.semanticClass(0)).isEqualTo(252);
        assertThat(labels.instance(0)).isEqualTo(7);
        assertThat(labels.semanticClass(1)).isEqualTo(65_535);
        assertThat(labels.instance(1)).isEqualTo(65_535);
    }

    @Test
    void unusableLabelsAreRefused() throws Exception {
        Path file = folder.resolve("000000.label");
        Files.write(file, new byte[0]);
        assertRefused(file, PointLimits.defaults(), Reason.EMPTY);
        Files.write(file, new byte[6]);
        assertRefused(file, PointLimits.defaults(), Reason.TRUNCATED);
        Files.write(file, new byte[12]);
        assertRefused(file, PointLimits.defaults().withMaxPoints(2), Reason.TOO_LARGE);
    }

    private static void assertRefused(Path file, PointLimits limits, Reason reason) {
        PointCloudException refusal =
                catchThrowableOfType(PointCloudException.class, () -> SemanticKittiLabels.read(file, limits));
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    @Test
    void aRealScanAndItsLabels() throws Exception {
        Path formats = SharedFiles.folder("formats");
        PointCloud scan = Reading.read(Files.readAllBytes(formats.resolve("semantickitti_50pt.bin")));
        SemanticKittiLabels labels =
                SemanticKittiLabels.read(formats.resolve("semantickitti_50pt.label"), PointLimits.defaults());
        assertThat(labels.size()).isEqualTo(scan.size()).isEqualTo(50);
    }
}
