package org.affectlab.training.pointcloud.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointscenes.LabelledScene;
import org.affectlab.training.pointcloud.TinyPoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiny trees with the names that the data sets' authors gave. */
class PointDatasetsTest {
    @TempDir
    private Path folder;

    private PointDataset open() throws IOException {
        return new PointDatasets().open(folder);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static List<String> names(PointDataset dataset) {
        return dataset.scenes().stream().map(SceneSource::name).toList();
    }

    @Test
    void listedTilesHaveTheirSplitAndLabels() throws IOException {
        PointDataset dataset =
                new PointDatasets().open(TinyPoints.create(folder, 1, "").data());

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
        write("tiles.csv", "file,split\nt1.ply,training\n");
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("train or val");
        write("tiles.csv", "name,split\nt1.ply,train\n");
        assertThatThrownBy(this::open).hasMessageContaining("columns file and split");
        write("tiles.csv", "file,split\nt1.ply,train\n");
        write(
                "t1.ply",
                "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\n"
                        + "end_header\n0 0 0\n");
        assertThatThrownBy(() -> open().scenes().get(0).read()).hasMessageContaining("label");
    }

    @Test
    void s3disRoomsAreTheirAnnotations() throws IOException {
        write("Area_1/office_1/Annotations/chair_1.txt", "1.5 2 3 10 20 30\n1.6 2 3 11 21 31\n");
        write("Area_1/office_1/Annotations/stairs_1.txt", "0 0 0 0 0 0\n");
        write("Area_1/office_1/office_1.txt", "1 1 1 1 1 1\n");
        write("Area_5/hallway_2/Annotations/ceiling_1.txt", "7 8 9 255 254 253\n");
        write("Area_5/hallway_2/Annotations/.DS_Store", "junk");
        PointDataset dataset = open();

        assertThat(dataset.name()).isEqualTo("s3dis");
        assertThat(dataset.classes()).hasSize(13).startsWith("ceiling", "floor").endsWith("clutter");
        assertThat(names(dataset)).containsExactly("Area_1_office_1", "Area_5_hallway_2");
        assertThat(dataset.groups()).containsExactly("Area_1", "Area_5");
        assertThat(dataset.scenes().get(1).heldOut()).isTrue();
        LabelledCloud office = dataset.scenes().get(0).read();
        assertThat(office.labels()).containsExactly(8, 8, 12);
        assertThat(office.cloud().coordinates().x(1)).isEqualTo(1.6f);
        assertThat(colour(office.cloud(), 1)).containsExactly(11, 21, 31);
        assertThat(colour(dataset.scenes().get(1).read().cloud(), 0)).containsExactly(255, 254, 253);
    }

    private static double[] colour(PointCloud cloud, int point) {
        return List.of(AttributeNames.RED, AttributeNames.GREEN, AttributeNames.BLUE).stream()
                .mapToDouble(name -> cloud.attribute(name).orElseThrow().get(point))
                .toArray();
    }

    @Test
    void s3disRoomsMayBeArrays() throws IOException {
        write("Area_2_storage_10.npy", npy(new float[][] {{1, 2, 3, 10, 20, 30, 4}, {5, 6, 7, 40, 50, 60, 12}}));
        write("Area_5_office_1.npy", npy(new float[][] {{0, 0, 0, 1, 1, 0, 0}}));
        PointDataset dataset = open();

        assertThat(names(dataset)).containsExactly("Area_2_storage_10", "Area_5_office_1");
        assertThat(dataset.scenes().get(1).heldOut()).isTrue();
        LabelledCloud storage = dataset.scenes().get(0).read();
        assertThat(storage.labels()).containsExactly(4, 12);
        assertThat(colour(storage.cloud(), 1)).containsExactly(40, 50, 60);
        assertThat(dataset.scenes().get(1).read().labels()).containsExactly(0);
    }

    private static byte[] npy(float[][] rows) {
        String header =
                "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows.length + ", " + rows[0].length + "), }";
        String padded = header + " ".repeat(63 - (10 + header.length()) % 64) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + padded.length() + 4 * rows.length * rows[0].length)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.putShort((short) padded.length()).put(padded.getBytes(StandardCharsets.US_ASCII));
        for (float[] row : rows) {
            for (float value : row) {
                bytes.putFloat(value);
            }
        }
        return bytes.array();
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
            write(name + ".txt", "1 2 3 -1500 10 20 30\n4 5 6 200 40 50 60\n7 8 9 0 0 0 0\n");
            write(name + ".labels", "1\n0\n8\n");
        }
        write("birdfountain_station1_xyz_intensity_rgb.txt", "0 0 0 0 0 0 0\n");
        PointDataset dataset = open();

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
        write("a.txt", "1 2 3 4 5 6 7\n1 2 3 4 5 6 7\n1 2 3 4 5 6 7\n");
        write("a.labels", labels);
        PointDataset dataset = open();

        assertThat(dataset.scenes()).noneMatch(SceneSource::heldOut);
        assertThatThrownBy(() -> dataset.scenes().get(0).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void semanticKittiHasSequences() throws IOException {
        for (String sequence : List.of("00", "08")) {
            write("sequences/" + sequence + "/velodyne/000000.bin", scan(3));
            write("sequences/" + sequence + "/labels/000000.label", labels(10, 252 | 7 << 16, 52));
        }
        write("sequences/00/velodyne/000001.bin", scan(1));
        write("sequences/00/labels/000001.label", labels(81));
        write("sequences/11/velodyne/000000.bin", scan(1));
        write("sequences/00/calib.txt", "P0: 1\n");
        PointDataset dataset = open();

        assertThat(dataset.classes()).hasSize(19).startsWith("car", "bicycle").endsWith("pole", "traffic-sign");
        assertThat(names(dataset)).containsExactly("00/000000", "00/000001", "08/000000");
        assertThat(dataset.scenes().stream().map(SceneSource::heldOut)).containsExactly(false, false, true);
        // A car, a moving car, and a structure that has no class.
        assertThat(dataset.scenes().get(0).read().labels()).containsExactly(0, 0, -1);
        assertThat(dataset.scenes().get(1).read().labels()).containsExactly(18);
    }

    @Test
    void semanticKittisLabelsMustFit() throws IOException {
        write("sequences/00/velodyne/000000.bin", scan(3));
        write("sequences/00/labels/000000.label", labels(10, 10));
        assertThatThrownBy(() -> open().scenes().get(0).read()).hasMessageContaining("2 labels for 3 points");
        write("sequences/00/labels/000002.label", labels(10));
        assertThatThrownBy(this::open).hasMessageContaining("no scan");
    }

    private static byte[] scan(int points) {
        ByteBuffer bytes = ByteBuffer.allocate(16 * points).order(ByteOrder.LITTLE_ENDIAN);
        for (int point = 0; point < points; point++) {
            bytes.putFloat(point + 1).putFloat(2.5f).putFloat(-1.5f).putFloat(0.25f);
        }
        return bytes.array();
    }

    private static byte[] labels(int... codes) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * codes.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(codes).forEach(bytes::putInt);
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        copy.writeBytes(bytes.array());
        return copy.toByteArray();
    }

    @Test
    void everyCodeOfSemanticKittiHasItsClass() {
        int[] classes = SemanticKittiClasses.classOfCode();

        assertThat(Arrays.stream(classes).filter(label -> label >= 0).distinct().count())
                .isEqualTo(19);
        assertThat(SemanticKittiClasses.NAMES.get(classes[253])).isEqualTo("bicyclist");
        assertThat(SemanticKittiClasses.NAMES.get(classes[60])).isEqualTo("road");
        assertThat(classes[0]).isEqualTo(-1);
        assertThat(classes[1]).isEqualTo(-1);
        assertThat(classes[99]).isEqualTo(-1);
    }

    @Test
    void unknownFoldersAreRefusedWithWhatIsKnown() throws IOException {
        write("readme.txt", "nothing");
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("semantic_kitti");
        assertThatThrownBy(() -> new PointDatasets().open(folder.resolve("none")))
                .hasMessageContaining("no folder");
    }

    @Test
    void theDigestHangsOnEveryByteAndOnTheSplit() throws IOException {
        Path data = TinyPoints.create(folder, 1, "").data();
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
