package org.affectlab.pointformats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SharedFormatsTest {
    @TestFactory
    List<DynamicTest> countsOfEveryFile() throws Exception {
        Path folder = SharedFiles.folder("formats");
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("files.csv"))) {
            String[] cells = line.split(",");
            if (!cells[2].matches("[0-9]+") || !cells[0].matches(".*(las|laz|ply)")) {
                continue;
            }
            tests.add(DynamicTest.dynamicTest(cells[0], () -> {
                PointCloud cloud = new PointCloudReader()
                        .read(
                                folder.resolve(cells[0]),
                                ReadOptions.defaults().withAttributes(AttributeSelection.all()));
                assertThat(cloud.size()).isEqualTo(Integer.parseInt(cells[2]));
                assertThat(cloud.bounds()).isPresent();
            }));
        }
        return tests;
    }
}
