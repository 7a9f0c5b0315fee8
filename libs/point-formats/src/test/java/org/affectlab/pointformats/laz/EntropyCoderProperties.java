package org.affectlab.pointformats.laz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.affectlab.pointformats.cloud.PointCloudException;

/** What one direction of the coder takes, the other gives back. */
class EntropyCoderProperties {
    @Property(tries = 100)
    void symbolsBitsAndRawBitsComeBack(@ForAll long seed, @ForAll @IntRange(min = 2, max = 600) int symbols)
            throws Exception {
        ArithmeticEncoder encoder = new ArithmeticEncoder();
        int[] written = run(encoder, symbols, new Random(seed));
        byte[] bytes = encoder.finish();
        assertThat(run(new ArithmeticDecoder(new ArrayInput(bytes)), symbols, new Random(seed)))
                .isEqualTo(written);
    }

    /** Skewed values of all three kinds; a decoder gets the values as well, and must not look at them. */
    private static int[] run(EntropyCoder coder, int symbols, Random random) throws Exception {
        SymbolModel model = new SymbolModel(symbols, coder.encodes());
        BitModel bit = new BitModel();
        int[] values = new int[3000];
        for (int i = 0; i < values.length; i++) {
            int value = (int) Math.min(symbols - 1, Math.abs(random.nextGaussian()) * symbols / 8);
            int raw = 1 + random.nextInt(32);
            int bits = random.nextInt() >>> 32 - raw;
            boolean one = random.nextInt(50) == 0;
            boolean encodes = coder.encodes();
            values[i++] = coder.symbol(model, encodes ? value : -7);
            if (i < values.length) {
                values[i++] = coder.bit(bit, encodes ? one ? 1 : 0 : -7);
            }
            if (i < values.length) {
                values[i] = coder.bits(raw, encodes ? bits : -7);
            }
        }
        return values;
    }

    @Property(tries = 200)
    void integersComeBack(@ForAll @Size(min = 1, max = 60) int[] values, @ForAll int prediction) throws Exception {
        ArithmeticEncoder encoder = new ArithmeticEncoder();
        IntegerCoder writing = new IntegerCoder(encoder, 32, 2);
        for (int value : values) {
            assertThat(writing.code(prediction, value, value & 1)).isEqualTo(value);
        }
        IntegerCoder reading = new IntegerCoder(new ArithmeticDecoder(new ArrayInput(encoder.finish())), 32, 2);
        for (int value : values) {
            assertThat(reading.code(prediction, 0, value & 1)).isEqualTo(value);
        }
        assertThat(reading.lastLength()).isEqualTo(writing.lastLength());
    }

    @Property(tries = 200)
    void shortIntegersComeBack(@ForAll @Size(min = 1, max = 60) short[] values, @ForAll short prediction)
            throws Exception {
        ArithmeticEncoder encoder = new ArithmeticEncoder();
        IntegerCoder writing = new IntegerCoder(encoder, 16, 1);
        for (short value : values) {
            assertThat((short) writing.code(prediction, value, 0)).isEqualTo(value);
        }
        IntegerCoder reading = new IntegerCoder(new ArithmeticDecoder(new ArrayInput(encoder.finish())), 16, 1);
        for (short value : values) {
            assertThat(reading.code(prediction & 0xFFFF, 0, 0)).isEqualTo(value & 0xFFFF);
        }
    }

    @Property(tries = 200)
    void timesComeBack(@ForAll long seed, @ForAll boolean withUnchanged) throws Exception {
        Random random = new Random(seed);
        long[] sequences = {
            random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()
        };
        long[] times = new long[400];
        int current = 0;
        int step = 1000;
        for (int i = 0; i < times.length; i++) {
            current = random.nextInt(10) == 0 ? random.nextInt(sequences.length) : current;
            step = random.nextInt(20) == 0 ? random.nextInt() >> random.nextInt(31) : step;
            sequences[current] += (long) step * (random.nextInt(5) == 0 ? random.nextInt(1200) - 100 : 1);
            times[i] = sequences[current];
        }
        ArithmeticEncoder encoder = new ArithmeticEncoder();
        GpsTimeCoder writing = new GpsTimeCoder(encoder, withUnchanged, 17);
        for (long time : times) {
            assertThat(writing.code(time)).isEqualTo(time);
        }
        ArithmeticDecoder decoder = new ArithmeticDecoder(new ArrayInput(encoder.finish()));
        GpsTimeCoder reading = new GpsTimeCoder(decoder, withUnchanged, 17);
        for (long time : times) {
            assertThat(reading.code(-1)).isEqualTo(time);
        }
    }

    @Property(tries = 200)
    void theMedianIsThatOfTheWindow(@ForAll @Size(min = 5, max = 40) byte[] values) {
        MedianOfFive median = new MedianOfFive();
        int[] window = new int[5];
        boolean dropsHighest = true;
        for (byte value : values) {
            int before = window[2];
            int[] kept = dropsHighest ? Arrays.copyOf(window, 4) : Arrays.copyOfRange(window, 1, 5);
            window = Arrays.copyOf(kept, 5);
            window[4] = value;
            Arrays.sort(window);
            dropsHighest = dropsHighest ? value < before : value <= before;
            median.add(value);
            assertThat(median.get()).isEqualTo(window[2]);
        }
    }

    @Example
    void theEndIsTruncated() {
        assertThatThrownBy(() -> new ArithmeticDecoder(new ArrayInput(new byte[3])))
                .isInstanceOf(PointCloudException.class);
        assertThatThrownBy(() -> {
                    ArithmeticDecoder decoder = new ArithmeticDecoder(new ArrayInput(new byte[4]));
                    for (int i = 0; i < 100; i++) {
                        decoder.bits(8, 0);
                    }
                })
                .isInstanceOf(PointCloudException.class);
    }

    @Example
    void contextsOfReturns() {
        assertThat(ReturnContexts.COMBINATION_OF_8[1][1]).isZero();
        assertThat(ReturnContexts.COMBINATION_OF_8[2]).startsWith(13, 1, 2, 4);
        assertThat(ReturnContexts.LEVEL_OF_16[15][1]).isEqualTo(7);
        assertThat(ReturnContexts.LEVEL_OF_16[3][1]).isEqualTo(2);
        for (int number = 1; number < 16; number++) {
            for (int returns = 1; returns < 16; returns++) {
                assertThat(ReturnContexts.COMBINATION_OF_16[returns][number]).isBetween(0, 5);
            }
        }
        assertThat(PointContext.ofX(1)).isEqualTo(1);
        assertThat(PointContext.ofY(2, 31)).isEqualTo(20);
        assertThat(PointContext.ofY(1, 7)).isEqualTo(7);
        assertThat(PointContext.ofZ(1, 30, 20)).isEqualTo(19);
    }
}
