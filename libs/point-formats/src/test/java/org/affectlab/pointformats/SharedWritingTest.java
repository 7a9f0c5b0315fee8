package org.affectlab.pointformats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.pointformats.cloud.Coordinates;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.SegmentedCloud;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Real files, written in every format and read again: every point is where it was. */
class SharedWritingTest {
    @TempDir
    private Path folder;

    @TestFactory
    List<DynamicTest> coordinatesComeBack() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(SharedFiles.folder("formats"))) {
            files.filter(file -> file.toString().matches(".*\\.(las|laz|ply|pcd|bin|xyz|pts|ptx)"))
                    .filter(file -> !file.getFileName().toString().startsWith("bad_"))
                    .sorted()
                    .forEach(file ->
                            tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file))));
        }
        return tests;
    }

    private void check(Path file) throws Exception {
        PointCloudReader reader = new PointCloudReader();
        PointCloud before = reader.read(file, Reading.everything());
        SegmentedCloud segmented = new SegmentedCloud(file, before, Fixtures.predictions(before.size()));
        boolean las = before.format() == PointCloudFormat.LAS || before.format() == PointCloudFormat.LAZ;
        for (OutputFormat format : List.of(OutputFormat.LAS, OutputFormat.LAZ, OutputFormat.PLY)) {
            Path target = folder.resolve("written." + format.fileEnding());
            format.writer().write(segmented, target);
            PointCloud after = reader.read(target, Reading.everything());
            boolean exact = las || format == OutputFormat.PLY;
            assertSamePlaces(before.coordinates(), after.coordinates(), exact ? 0 : 5.1e-6);
            double[] classes = Reading.values(after, format == OutputFormat.PLY ? "label" : "classification");
            for (int i = 0; i < classes.length; i++) {
                assertThat(classes[i]).isEqualTo(format == OutputFormat.PLY ? i % 2 : i % 2 == 0 ? 2 : 5);
            }
        }
    }

    private static void assertSamePlaces(Coordinates before, Coordinates after, double tolerance) {
        assertThat(after.size()).isEqualTo(before.size());
        for (int i = 0; i < before.size(); i++) {
            if (before.isFinite(i)) {
                assertThat(Math.abs(after.x(i) - before.x(i))).isLessThanOrEqualTo(tolerance);
                assertThat(Math.abs(after.y(i) - before.y(i))).isLessThanOrEqualTo(tolerance);
                assertThat(Math.abs(after.z(i) - before.z(i))).isLessThanOrEqualTo(tolerance);
            } else if (tolerance == 0) {
                assertThat(after.isFinite(i)).isFalse();
            }
        }
    }
}
