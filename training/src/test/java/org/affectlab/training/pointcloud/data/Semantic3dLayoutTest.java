package org.affectlab.training.pointcloud.data;

import static org.affectlab.training.pointcloud.data.PublishedFolder.colour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Semantic3D as its authors publish it. */
class Semantic3dLayoutTest {
    private PublishedFolder folder = new PublishedFolder(Path.of(""));

    @BeforeEach
    void create(@TempDir Path empty) {
        folder = new PublishedFolder(empty);
    }

    @Test
    void semantic3dHasLabelsBesideItsClouds() throws IOException {
        String[] stations = {
            "bildstein_station1",
            "bildstein_station3",
            "bildstein_station5",
            "domfountain_station1",
            "domfountain_station2",
            "domfountain_station3",
            "neugasse_station1",
            "sg27_station1",
            "sg27_station2",
            "sg27_station4",
            "sg27_station5",
            "sg27_station9",
            "sg28_station4",
            "untermaederbrunnen_station1",
            "untermaederbrunnen_station3"
        };
        for (String station : stations) {
            String name = station + "_xyz_intensity_rgb";
            folder.write(name + ".txt", "1 2 3 -1500 10 20 30\n4 5 6 200 40 50 60\n7 8 9 0 0 0 0\n");
            folder.write(name + ".labels", "1\n0\n8\n");
        }
        folder.write("birdfountain_station1_xyz_intensity_rgb.txt", "0 0 0 0 0 0 0\n");
        PointDataset dataset = folder.open();

        assertThat(dataset.name()).isEqualTo("semantic3d");
        assertThat(dataset.scenes()).hasSize(15);
        assertThat(dataset.scenes().stream().filter(SceneSource::heldOut).map(SceneSource::name))
                .containsExactly("bildstein_station3_xyz_intensity_rgb", "sg27_station2_xyz_intensity_rgb");
        LabelledCloud cloud = dataset.scenes().get(0).read();
        assertThat(cloud.labels()).containsExactly(0, -1, 7);
        assertThat(cloud.cloud()
                        .attribute(AttributeNames.INTENSITY)
                        .orElseThrow()
                        .get(0))
                .isEqualTo(-1500);
        assertThat(colour(cloud.cloud(), 1)).containsExactly(40, 50, 60);
    }

    @ParameterizedTest
    @CsvSource({"'1\n0\n',line 3", "'1\n0\n2\n3\n',more lines", "'1\nx\n2\n',line 2"})
    void semantic3dsLabelsMustFit(String labels, String reason) throws IOException {
        folder.write("a.txt", "1 2 3 4 5 6 7\n1 2 3 4 5 6 7\n1 2 3 4 5 6 7\n");
        folder.write("a.labels", labels);
        PointDataset dataset = folder.open();

        assertThat(dataset.scenes()).noneMatch(SceneSource::heldOut);
        assertThatThrownBy(() -> dataset.scenes().get(0).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }
}
