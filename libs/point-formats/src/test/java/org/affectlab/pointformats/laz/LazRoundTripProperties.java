package org.affectlab.pointformats.laz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is compressed comes back, byte for byte, whatever it is. */
class LazRoundTripProperties {
    private static final int[] LENGTHS = {20, 28, 26, 34, 57, 63, 30, 36, 38, 59, 67};

    @Property(tries = 300)
    void recordsComeBack(
            @ForAll @IntRange(max = 10) int pointFormat,
            @ForAll @IntRange(max = 6) int extraBytes,
            @ForAll @IntRange(min = 1, max = 400) int points,
            @ForAll @IntRange(max = 4) int wildness,
            @ForAll long seed)
            throws Exception {
        LazParameters parameters = LazParameters.forRecords(pointFormat, LENGTHS[pointFormat] + extraBytes);
        byte[] records = records(parameters.recordLength(), points, wildness, new Random(seed));
        byte[] before = records.clone();
        byte[] compressed = Compression.compress(records, parameters);
        assertThat(records).as("the records are not changed").isEqualTo(before);
        assertThat(Compression.decompress(compressed, parameters, points)).isEqualTo(before);
    }

    /** Layers that nobody wants are passed over; what is wanted does not depend on them. */
    @Property(tries = 150)
    void whatIsWantedComesBack(
            @ForAll @IntRange(min = 6, max = 10) int pointFormat,
            @ForAll @IntRange(min = 1, max = 200) int points,
            @ForAll @IntRange(max = 4) int wildness,
            @ForAll long seed)
            throws Exception {
        LazParameters parameters = LazParameters.forRecords(pointFormat, LENGTHS[pointFormat] + 3);
        Random random = new Random(seed);
        byte[] records = records(parameters.recordLength(), points, wildness, random);
        BitSet wanted = new BitSet();
        for (int i = random.nextInt(6); i >= 0; i--) {
            wanted.set(random.nextInt(parameters.recordLength()));
        }
        byte[] read = Compression.decompress(Compression.compress(records, parameters), parameters, points, wanted);
        for (int i = 0; i < records.length; i++) {
            if (wanted.get(i % parameters.recordLength())) {
                assertThat(read[i]).as("byte %d", i % parameters.recordLength()).isEqualTo(records[i]);
            }
        }
    }

    @Property(tries = 50)
    void smallChunksAndTheMendedVersionComeBack(
            @ForAll @IntRange(max = 10) int pointFormat,
            @ForAll @IntRange(min = 1, max = 7) int chunkPoints,
            @ForAll @IntRange(min = 1, max = 60) int points,
            @ForAll long seed)
            throws Exception {
        LazParameters usual = LazParameters.forRecords(pointFormat, LENGTHS[pointFormat] + 2);
        List<LazItem> items = usual.items().stream()
                .map(item -> item.type().isLayered() ? new LazItem(item.type(), item.size(), 4) : item)
                .toList();
        LazParameters parameters = new LazParameters(usual.compressor(), chunkPoints, items);
        byte[] records = records(parameters.recordLength(), points, 3, new Random(seed));
        byte[] compressed = Compression.compress(records, parameters);
        assertThat(Compression.decompress(compressed, parameters, points)).isEqualTo(records);
        assertThat(LazParameters.parse(parameters.toBytes())).isEqualTo(parameters);
    }

    /** @param wildness 0 for one record over and over, 4 for noise */
    private static byte[] records(int length, int points, int wildness, Random random) {
        byte[] records = new byte[length * points];
        random.nextBytes(records);
        if (wildness == 4) {
            return records;
        }
        for (int i = length; i < records.length; i++) {
            boolean changes = random.nextInt(16) < wildness;
            int step = wildness < 3 ? random.nextInt(5) - 2 : random.nextInt(256);
            records[i] = (byte) (records[i - length] + (changes ? step : 0));
        }
        return records;
    }
}
