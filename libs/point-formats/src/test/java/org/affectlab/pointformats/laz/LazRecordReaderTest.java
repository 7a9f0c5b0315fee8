package org.affectlab.pointformats.laz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudException.Reason;
import org.junit.jupiter.api.Test;

class LazRecordReaderTest {
    private static final LazParameters NARROW = chunksOf(10, LazParameters.forRecords(0, 20));
    private static final LazParameters WIDE = chunksOf(10, LazParameters.forRecords(6, 30));

    private static LazParameters chunksOf(long points, LazParameters parameters) {
        return new LazParameters(parameters.compressor(), points, parameters.items());
    }

    private static byte[] records(int points, LazParameters parameters) {
        byte[] records = new byte[points * parameters.recordLength()];
        new Random(3).nextBytes(records);
        return records;
    }

    private static PointCloudException refused(byte[] compressed, LazParameters parameters, int points, Reason reason) {
        PointCloudException refusal = catchThrowableOfType(
                PointCloudException.class, () -> Compression.decompress(compressed, parameters, points));
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        return refusal;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void fixedChunksDoWithoutTheirTable() throws Exception {
        byte[] records = records(35, NARROW);
        byte[] compressed = Compression.compress(records, NARROW);
        littleEndian(compressed).putLong(0, 0);
        assertThat(Compression.decompress(compressed, NARROW, 35)).isEqualTo(records);
        byte[] wide = records(35, WIDE);
        byte[] layered = Compression.compress(wide, WIDE);
        littleEndian(layered).putLong(0, 0);
        assertThat(Compression.decompress(layered, WIDE, 35)).isEqualTo(wide);
    }

    @Test
    void thePlaceOfTheTableMayStandAtTheEnd() throws Exception {
        byte[] records = records(35, WIDE);
        byte[] compressed = Compression.compress(records, WIDE);
        byte[] streamed = Arrays.copyOf(compressed, compressed.length + 8);
        littleEndian(streamed)
                .putLong(compressed.length, littleEndian(compressed).getLong(0));
        littleEndian(streamed).putLong(0, -1);
        assertThat(Compression.decompress(streamed, WIDE, 35)).isEqualTo(records);
    }

    @Test
    void chunksOfDifferentSizesNeedTheirTable() throws Exception {
        byte[] compressed = Compression.compress(records(5, WIDE), WIDE);
        littleEndian(compressed).putLong(0, 0);
        PointCloudException refusal = refused(compressed, chunksOf(LazParameters.ADAPTIVE, WIDE), 5, Reason.TRUNCATED);
        assertThat(refusal.actual()).hasValue(0);
    }

    @Test
    void oneStreamWithoutChunks() throws Exception {
        LazParameters single = new LazParameters(LazParameters.Compressor.POINTWISE, 50_000, NARROW.items());
        byte[] records = records(30, NARROW);
        byte[] chunked = Compression.compress(records, chunksOf(1000, NARROW));
        byte[] stream = Arrays.copyOfRange(chunked, 8, chunked.length);
        assertThat(Compression.decompress(stream, single, 30)).isEqualTo(records);
    }

    @Test
    void aDamagedTableIsRefused() throws Exception {
        byte[] compressed = Compression.compress(records(35, NARROW), NARROW);
        int table = (int) littleEndian(compressed).getLong(0);
        byte[] version = compressed.clone();
        version[table] = 1;
        refused(version, NARROW, 35, Reason.UNDECODABLE);
        byte[] huge = compressed.clone();
        littleEndian(huge).putInt(table + 4, Integer.MAX_VALUE);
        refused(huge, NARROW, 35, Reason.UNDECODABLE);
        byte[] few = compressed.clone();
        littleEndian(few).putInt(table + 4, 3);
        refused(few, NARROW, 35, Reason.UNDECODABLE);
        byte[] lengths = compressed.clone();
        lengths[table + 10] ^= 0x55;
        assertThatThrownBy(() -> Compression.decompress(lengths, NARROW, 35)).isInstanceOf(PointCloudException.class);
    }

    @Test
    void layersMustFitTheirChunk() throws Exception {
        byte[] compressed = Compression.compress(records(35, WIDE), WIDE);
        byte[] points = compressed.clone();
        points[8 + 30]++;
        refused(points, WIDE, 35, Reason.UNDECODABLE);
        byte[] layer = compressed.clone();
        layer[8 + 30 + 4 + 3] = 0x7F;
        refused(layer, WIDE, 35, Reason.TRUNCATED);
        byte[] none = compressed.clone();
        littleEndian(none).putInt(8 + 30 + 4, 0);
        refused(none, WIDE, 35, Reason.TRUNCATED);
    }

    @Test
    void aChunkEndsWhereTheNextBegins() throws Exception {
        byte[] compressed = Compression.compress(records(35, NARROW), NARROW);
        int refusals = 0;
        for (int at = 28; at < 90; at++) {
            byte[] damaged = compressed.clone();
            damaged[at] ^= 0x10;
            try {
                Compression.decompress(damaged, NARROW, 35);
            } catch (PointCloudException refusal) {
                refusals++;
            }
        }
        // Without checksums some damage stays unseen, but most makes a chunk shorter or longer.
        assertThat(refusals).isGreaterThan(40);
    }
}
