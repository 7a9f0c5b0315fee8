package org.affectlab.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpzFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"stored.npz", "deflated.npz"})
    void readsWhatNumPyWrote(String file) throws IOException {
        Map<String, Tensor> arrays = NpzFile.read(Fixtures.resource(file));
        assertThat(arrays.keySet()).containsExactly("f4", "f8", "i4", "i8", "u1", "i1", "b1", "scalar", "empty");
        assertThat(arrays.get("f4")).isEqualTo(Tensor.ofFloats(new float[] {1.5f, -2.25f, 3, 0}, 2, 2));
        assertThat(arrays.get("f8")).isEqualTo(Tensor.ofDoubles(new double[] {1e300, -0.5}, 2));
        assertThat(arrays.get("i4")).isEqualTo(Tensor.ofInts(new int[] {-1, Integer.MAX_VALUE}, 2, 1));
        assertThat(arrays.get("i8")).isEqualTo(Tensor.ofLongs(new long[] {-9007199254740993L, 5}, 2));
        assertThat(arrays.get("u1").type()).isEqualTo(TensorType.UINT8);
        assertThat(arrays.get("u1").toDoubles()).containsExactly(0, 255);
        assertThat(arrays.get("i1").toDoubles()).containsExactly(-128, 127);
        assertThat(arrays.get("b1").type()).isEqualTo(TensorType.BOOL);
        assertThat(arrays.get("b1").toDoubles()).containsExactly(1, 0, 1);
        assertThat(arrays.get("scalar")).isEqualTo(Tensor.ofFloats(new float[] {2.5f}));
        assertThat(arrays.get("empty").shape()).containsExactly(0, 3);
    }

    @Test
    void readsWhatItWrites(@TempDir Path folder) throws IOException {
        Map<String, Tensor> arrays = NpzFile.read(Fixtures.resource("stored.npz"));
        Path file = folder.resolve("a.npz");
        NpzFile.write(file, arrays);
        assertThat(NpzFile.read(file)).isEqualTo(arrays);
        assertThat(NpzFile.toBytes(arrays)).isEqualTo(NpzFile.toBytes(arrays));
    }

    @Test
    void readsWhatItWritesForRandomShapes() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            long[] shape = random.longs(random.nextInt(5), 0, 6).toArray();
            float[] values = new float[(int) (Tensor.byteSize(TensorType.FLOAT32, shape) / 4)];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat();
            }
            Map<String, Tensor> arrays = Map.of("a" + round, Tensor.ofFloats(values, shape));
            assertThat(NpzFile.read(NpzFile.toBytes(arrays))).isEqualTo(arrays);
        }
    }

    @Test
    void alignsTheDataAsNumPyDoes() throws IOException {
        for (long[] shape : new long[][] {{}, {1}, {123_456_789L, 1_000_000L, 7}}) {
            assertThat(new NpyHeader(TensorType.FLOAT32, shape).toBytes().length % 64)
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fortran.npz, Fortran order",
        "big-endian.npz, type >f4",
        "objects.npz, type |O",
        "strings.npz, type <U4",
        "linear.pt, only DEFLATED entries",
    })
    void refusesOtherKinds(String file, String reason) {
        assertThatThrownBy(() -> NpzFile.read(Fixtures.resource(file)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'{''descr'': ''<f4'', ''fortran_order'': False, ''shape'': (1000000000000,), }'; over the limit",
                "'{''descr'': ''<f4'', ''fortran_order'': False, ''shape'': (9223372036854775807, 9), }'; not valid",
                "'{''descr'': ''<f4'', ''fortran_order'': False, ''shape'': (99999999999999999999,), }'; not valid",
                "'{''descr'': ''<f4'', ''fortran_order'': False, ''shape'': (-1,), }'; not understood",
                "'{''descr'': ''<f4'', ''fortran_order'': False, ''shape'': (3,), }'; does not have the 12 bytes",
                "'{''descr'': ''<f4'', ''fortran_order'': False, ''shape'': (1,), }'; does not have the 4 bytes",
                "'{''descr'': ''<f4'', ''fortran_order'': False, ''shape'': (1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2), }'; more than 16",
                "'{''descr'': ''<i2'', ''fortran_order'': False, ''shape'': (4,), }'; type <i2",
                "'{''descr'': [(''a'', ''<f4'')], ''fortran_order'': False, ''shape'': (2,), }'; not understood",
                "'{}'; not understood",
            })
    void refusesHostileHeaders(String dictionary, String reason) {
        byte[] archive = archive("a.npy", npy((byte) 1, dictionary, new byte[8]));
        assertThatThrownBy(() -> NpzFile.read(archive))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesBrokenEntries() {
        byte[] good = npy((byte) 1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", new byte[8]);
        assertRefused(archive("a.npy", new byte[0]), "not an npy entry");
        assertRefused(archive("a.npy", Arrays.copyOf(good, 9)), "cut off");
        assertRefused(archive("a.npy", Arrays.copyOf(good, 30)), "cut off");
        assertRefused(archive("a.npy", npy((byte) 9, "{}", new byte[0])), "unknown npy version");
        assertRefused(archive("a.npy", npy((byte) 1, " ".repeat(5000), new byte[0])), "too long");
        assertRefused(archive("a.txt", good), "is not an npy array");
        assertRefused(archive(".npy", good), "is not an npy array");
        assertRefused("no zip at all".getBytes(StandardCharsets.US_ASCII), "no arrays");
        assertRefused(new byte[0], "no arrays");
    }

    @Test
    void boundsTheTotalAndTheNumberOfArrays() throws IOException {
        Map<String, Tensor> many = new LinkedHashMap<>();
        for (int i = 0; i < 65; i++) {
            many.put("a" + i, Tensor.ofFloats(new float[10], 10));
        }
        assertRefused(NpzFile.toBytes(many), "more than 64");
        many.remove("a64");
        byte[] archive = NpzFile.toBytes(many);
        assertThat(NpzFile.read(archive, 64 * 40)).hasSize(64);
        assertThatThrownBy(() -> NpzFile.read(archive, 64 * 40 - 1)).hasMessageContaining("over the limit");
    }

    @Test
    void everyCutAndEveryFlippedByteIsReadOrRefusedButNeverWorse() {
        byte[] archive = Fixtures.resource("stored.npz");
        for (int i = 0; i < archive.length; i++) {
            byte[] flipped = archive.clone();
            flipped[i] ^= (byte) 0x55;
            readOrRefuse(flipped);
            readOrRefuse(Arrays.copyOf(archive, i));
        }
    }

    private static void readOrRefuse(byte[] archive) {
        try {
            assertThat(NpzFile.read(archive)).isNotEmpty();
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    @Test
    void cannotWriteHalfPrecision() {
        Tensor half = Tensor.copyOf(TensorType.FLOAT16, ByteBuffer.allocate(2), 1);
        assertThatThrownBy(() -> NpzFile.toBytes(Map.of("a", half))).hasMessageContaining("cannot be written");
    }

    private static void assertRefused(byte[] archive, String reason) {
        assertThatThrownBy(() -> NpzFile.read(archive))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    private static byte[] npy(byte version, String dictionary, byte[] data) {
        byte[] text = dictionary.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(10 + text.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', version, 0})
                .putShort((short) text.length)
                .put(text)
                .put(data)
                .array();
    }

    private static byte[] archive(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
