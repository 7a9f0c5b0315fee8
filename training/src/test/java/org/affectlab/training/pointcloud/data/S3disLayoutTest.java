package org.affectlab.training.pointcloud.data;

import static org.affectlab.training.pointcloud.data.PublishedFolder.colour;
import static org.affectlab.training.pointcloud.data.PublishedFolder.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S3DIS as its authors and as many codes keep it. */
class S3disLayoutTest {
    private PublishedFolder folder = new PublishedFolder(Path.of(""));

    @BeforeEach
    void create(@TempDir Path empty) {
        folder = new PublishedFolder(empty);
    }

    @Test
    void s3disRoomsAreTheirAnnotations() throws IOException {
        folder.write("Area_1/office_1/Annotations/chair_1.txt", "1.5 2 3 10 20 30\n1.6 2 3 11 21 31\n");
        folder.write("Area_1/office_1/Annotations/stairs_1.txt", "0 0 0 0 0 0\n");
        folder.write("Area_1/office_1/office_1.txt", "1 1 1 1 1 1\n");
        folder.write("Area_5/hallway_2/Annotations/ceiling_1.txt", "7 8 9 255 254 253\n");
        folder.write("Area_5/hallway_2/Annotations/.DS_Store", "junk");
        PointDataset dataset = folder.open();

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

    @Test
    void s3disRoomsMayBeArrays() throws IOException {
        folder.write("Area_2_storage_10.npy", npy(new float[][] {{1, 2, 3, 10, 20, 30, 4}, {5, 6, 7, 40, 50, 60, 12}}));
        folder.write("Area_5_office_1.npy", npy(new float[][] {{0, 0, 0, 1, 1, 0, 0}}));
        PointDataset dataset = folder.open();

        assertThat(names(dataset)).containsExactly("Area_2_storage_10", "Area_5_office_1");
        assertThat(dataset.scenes().get(1).heldOut()).isTrue();
        LabelledCloud storage = dataset.scenes().get(0).read();
        assertThat(storage.labels()).containsExactly(4, 12);
        assertThat(colour(storage.cloud(), 1)).containsExactly(40, 50, 60);
        assertThat(dataset.scenes().get(1).read().labels()).containsExactly(0);
    }

    /** As in {@code Area_5/hallway_6/Annotations/ceiling_1.txt} of the published text. */
    @Test
    void theControlCharacterInOneOfTheAuthorsNumbersIsRead() throws IOException {
        String damaged = "1 2 3 10 20 30\n4 5 6 103.0" + (char) 0x10 + "0000 40 50\n";
        folder.write("Area_5/hallway_6/Annotations/ceiling_1.txt", damaged);
        LabelledCloud hallway = folder.open().scenes().get(0).read();

        assertThat(hallway.labels()).containsExactly(0, 0);
        assertThat(colour(hallway.cloud(), 0)).containsExactly(10, 20, 30);
        assertThat(colour(hallway.cloud(), 1)).containsExactly(103, 40, 50);
        assertThat(Files.readString(folder.folder().resolve("Area_5/hallway_6/Annotations/ceiling_1.txt")))
                .isEqualTo(damaged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 2 3 4 5 6 7", "1 2 3 4 5", "1 2 3 1\u00106 5 6", "1 2 3 x 5 6"})
    void otherDamageIsNot(String line) throws IOException {
        folder.write("Area_5/hallway_6/Annotations/ceiling_1.txt", "1 2 3 10 20 30\n" + line + "\n");

        assertThatThrownBy(() -> folder.open().scenes().get(0).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ceiling_1.txt");
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
}
