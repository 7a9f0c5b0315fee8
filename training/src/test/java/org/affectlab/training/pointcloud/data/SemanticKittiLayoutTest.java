package org.affectlab.training.pointcloud.data;

import static org.affectlab.training.pointcloud.data.PublishedFolder.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SemanticKITTI as its authors publish it. */
class SemanticKittiLayoutTest {
    private PublishedFolder folder = new PublishedFolder(Path.of(""));

    @BeforeEach
    void create(@TempDir Path empty) {
        folder = new PublishedFolder(empty);
    }

    @Test
    void semanticKittiHasSequences() throws IOException {
        for (String sequence : List.of("00", "08")) {
            folder.write("sequences/" + sequence + "/velodyne/000000.bin", scan(3));
            folder.write("sequences/" + sequence + "/labels/000000.label", labels(10, 252 | 7 << 16, 52));
        }
        folder.write("sequences/00/velodyne/000001.bin", scan(1));
        folder.write("sequences/00/labels/000001.label", labels(81));
        folder.write("sequences/11/velodyne/000000.bin", scan(1));
        folder.write("sequences/00/calib.txt", "P0: 1\n");
        PointDataset dataset = folder.open();

        assertThat(dataset.classes()).hasSize(19).startsWith("car", "bicycle").endsWith("pole", "traffic-sign");
        assertThat(names(dataset)).containsExactly("00/000000", "00/000001", "08/000000");
        assertThat(dataset.scenes().stream().map(SceneSource::heldOut)).containsExactly(false, false, true);
        // A car, a moving car, and a structure that has no class.
        assertThat(dataset.scenes().get(0).read().labels()).containsExactly(0, 0, -1);
        assertThat(dataset.scenes().get(1).read().labels()).containsExactly(18);
    }

    @Test
    void semanticKittisLabelsMustFit() throws IOException {
        folder.write("sequences/00/velodyne/000000.bin", scan(3));
        folder.write("sequences/00/labels/000000.label", labels(10, 10));
        assertThatThrownBy(() -> folder.open().scenes().get(0).read()).hasMessageContaining("2 labels for 3 points");
        folder.write("sequences/00/labels/000002.label", labels(10));
        assertThatThrownBy(folder::open).hasMessageContaining("no scan");
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
}
