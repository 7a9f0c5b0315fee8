package org.affectlab.training.pointcloud.data;

import static org.affectlab.training.pointcloud.data.PublishedFolder.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointscenes.LabelledScene;
import org.affectlab.training.pointcloud.TinyPoints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which layout a folder has, and the data sets that are listed in a table. */
class PointDatasetsTest {
    private PublishedFolder folder = new PublishedFolder(Path.of(""));

    @BeforeEach
    void create(@TempDir Path empty) {
        folder = new PublishedFolder(empty);
    }

    @Test
    void listedTilesHaveTheirSplitAndLabels() throws IOException {
        PointDataset dataset = new PointDatasets()
                .open(TinyPoints.create(folder.folder(), 1, "").data());

        assertThat(dataset.name()).isEqualTo("lidarhd");
        assertThat(names(dataset)).containsExactly("t1", "t2", "t3", "t4");
        assertThat(dataset.scenes().stream().map(SceneSource::heldOut)).containsExactly(false, false, false, true);
        LabelledCloud cloud = dataset.scenes().get(0).read();
        assertThat(cloud.labels()[0]).isEqualTo(LabelledScene.IGNORED);
        assertThat(Arrays.stream(cloud.labels()).distinct()).containsExactlyInAnyOrder(-1, 1, 2, 3);
        assertThat(cloud.cloud().attribute(AttributeNames.INTENSITY)).isPresent();
    }

    @Test
    void tablesThatLieAreNamed() throws IOException {
        folder.write("tiles.csv", "file,split\nt1.ply,training\n");
        assertThatThrownBy(folder::open).isInstanceOf(IOException.class).hasMessageContaining("train or val");
        folder.write("tiles.csv", "name,split\nt1.ply,train\n");
        assertThatThrownBy(folder::open).hasMessageContaining("columns file and split");
        folder.write("tiles.csv", "file,split\nt1.ply,train\n");
        folder.write(
                "t1.ply",
                "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\n"
                        + "end_header\n0 0 0\n");
        assertThatThrownBy(() -> folder.open().scenes().get(0).read()).hasMessageContaining("label");
    }

    @Test
    void unknownFoldersAreRefusedWithWhatIsKnown() throws IOException {
        folder.write("readme.txt", "nothing");
        assertThatThrownBy(folder::open).isInstanceOf(IOException.class).hasMessageContaining("semantic_kitti");
        assertThatThrownBy(() -> new PointDatasets().open(folder.folder().resolve("none")))
                .hasMessageContaining("no folder");
    }

    @Test
    void theDigestHangsOnEveryByteAndOnTheSplit() throws IOException {
        Path data = TinyPoints.create(folder.folder(), 1, "").data();
        String first = PointDatasetDigest.of(new PointDatasets().open(data));
        assertThat(first).matches("sha256:[0-9a-f]{64}");
        assertThat(PointDatasetDigest.of(new PointDatasets().open(data))).isEqualTo(first);

        String table = Files.readString(data.resolve("tiles.csv"));
        Files.writeString(data.resolve("tiles.csv"), table.replace("t1.ply,train", "t1.ply,val"));
        String resplit = PointDatasetDigest.of(new PointDatasets().open(data));
        assertThat(resplit).isNotEqualTo(first);
        Files.writeString(data.resolve("t2.ply"), Files.readString(data.resolve("t2.ply")) + " ");
        assertThat(PointDatasetDigest.of(new PointDatasets().open(data))).isNotEqualTo(resplit);
    }

    /** The open data sets, where they are beside the checkout. */
    @ParameterizedTest
    @CsvSource({"lidarhd,14,3", "isprs_ground,12,-1", "kitti_road_objects,3,-1", "mosd_tabletop,8,-1"})
    void openDataSetsAreRead(String name, int scenes, int heldOut) throws IOException {
        Path data = Path.of(System.getProperty("affectlab.root"), "../shared/data/pointcloud", name);
        assumeThat(Files.isDirectory(data))
                .as("data set %s is not beside the checkout", name)
                .isTrue();
        PointDataset dataset = new PointDatasets().open(data);

        assertThat(dataset.name()).isEqualTo(name);
        assertThat(dataset.scenes()).hasSize(scenes);
        if (heldOut >= 0) {
            assertThat(dataset.scenes().stream().filter(SceneSource::heldOut)).hasSize(heldOut);
        }
        assertThat(Arrays.stream(dataset.scenes().get(0).read().labels())
                        .distinct()
                        .count())
                .isGreaterThan(1);
    }
}
