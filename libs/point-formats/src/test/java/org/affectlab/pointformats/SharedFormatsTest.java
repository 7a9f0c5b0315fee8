package org.affectlab.pointformats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudException.Reason;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every file of {@code shared/data/pointcloud}: counts, refusals, and that no other file is there. */
class SharedFormatsTest {
    /** Where files.csv states no count. */
    private static final Map<String, Integer> OWN_COUNTS =
            Map.of("bunny_8.pts", 9, "with_color.ptx", 1065, "data.xyz", 400);

    private static final Map<String, Reason> REFUSALS = Map.of(
            "bad_missing_header.pcd", Reason.UNDECODABLE,
            "bad_no_vertex.ply", Reason.UNDECODABLE,
            "a4.e57", Reason.UNSUPPORTED_FORMAT,
            "two_scans.e57", Reason.UNSUPPORTED_FORMAT,
            "box.obj", Reason.UNSUPPORTED_FORMAT);

    private static PointCloud read(Path file) throws IOException, PointCloudException {
        ReadOptions options = ReadOptions.defaults()
                .withFileName(file.getFileName().toString())
                .withAttributes(AttributeSelection.all());
        return new PointCloudReader().read(file, options);
    }

    @TestFactory
    List<DynamicTest> everyFormat() throws IOException {
        Path folder = SharedFiles.folder("formats");
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("files.csv"))) {
            String[] cells = line.split(",");
            if (cells[0].equals("file") || cells[0].endsWith(".label")) {
                continue;
            }
            tests.add(DynamicTest.dynamicTest(cells[0], () -> check(folder.resolve(cells[0]), cells[2])));
        }
        return tests;
    }

    private static void check(Path file, String count) throws IOException, PointCloudException {
        String name = file.getFileName().toString();
        Reason refusal = REFUSALS.get(name);
        if (refusal != null) {
            assertThatThrownBy(() -> read(file))
                    .isInstanceOfSatisfying(PointCloudException.class, refused -> assertThat(refused.reason())
                            .as(refused.getMessage())
                            .isEqualTo(refusal));
            return;
        }
        PointCloud cloud = read(file);
        int expected = count.isEmpty() ? OWN_COUNTS.get(name) : Integer.parseInt(count);
        assertThat(cloud.size()).isEqualTo(expected);
        assertThat(cloud.bounds()).isPresent();
    }

    @Test
    void labelledClouds() throws Exception {
        Path root = SharedFiles.folder("formats").resolveSibling("lidarhd").getParent();
        List<Path> files;
        try (Stream<Path> paths = Files.walk(root)) {
            files = paths.filter(path ->
                            path.toString().matches(".*/(lidarhd|isprs_ground|mosd_tabletop|kitti_road_objects)/.*ply"))
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(30);
        for (Path file : files) {
            PointCloud cloud = new PointCloudReader().read(file, ReadOptions.defaults());
            assertThat(cloud.finitePoints()).as(file.toString()).isEqualTo(cloud.size());
            assertThat(cloud.attribute("label")).as(file.toString()).isPresent();
        }
    }
}
