package org.affectlab.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BlockCopyTest {
    @Test
    void padsRowsAndColumns() {
        byte[] target = new byte[1 + 3 * 4];
        BlockCopy.copy(
                ByteBuffer.wrap(new byte[] {1, 2, 3, 4}),
                new long[] {2, 2},
                ByteBuffer.wrap(target),
                1,
                new long[] {3, 4},
                1);
        assertThat(target).containsExactly(0, 1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void beginsAtThePositionOfTheSource() {
        byte[] target = new byte[2];
        ByteBuffer source = ByteBuffer.wrap(new byte[] {9, 1, 2, 3}).position(1);
        BlockCopy.copy(source, new long[] {3}, ByteBuffer.wrap(target), 0, new long[] {2}, 1);
        assertThat(target).containsExactly(1, 2);
        assertThat(source.position()).isEqualTo(1);
    }

    @Test
    void refusesDifferentRanks() {
        ByteBuffer bytes = ByteBuffer.allocate(4);
        assertThatThrownBy(() -> BlockCopy.copy(bytes, new long[] {4}, bytes, 0, new long[] {2, 2}, 1))
                .hasMessageContaining("ranks differ");
    }

    /** Against an element-by-element copy with indexes that are counted up one by one. */
    @Property(tries = 500)
    void isWhatAnElementWiseCopyIs(@ForAll long seed) {
        Random random = new Random(seed);
        int rank = 1 + random.nextInt(4);
        long[] from = new long[rank];
        long[] to = new long[rank];
        for (int i = 0; i < rank; i++) {
            from[i] = 1 + random.nextInt(4);
            to[i] = random.nextBoolean() ? from[i] : 1 + random.nextInt(4);
        }
        int elementBytes = 1 << random.nextInt(4);
        byte[] source = new byte[count(from) * elementBytes];
        random.nextBytes(source);
        byte[] actual = new byte[count(to) * elementBytes];
        byte[] expected = actual.clone();
        BlockCopy.copy(ByteBuffer.wrap(source), from, ByteBuffer.wrap(actual), 0, to, elementBytes);
        int[] index = new int[rank];
        do {
            int sourceAt = offset(index, from);
            int targetAt = offset(index, to);
            if (sourceAt >= 0 && targetAt >= 0) {
                System.arraycopy(source, sourceAt * elementBytes, expected, targetAt * elementBytes, elementBytes);
            }
        } while (next(index));
        assertThat(actual).isEqualTo(expected);
    }

    private static int count(long[] shape) {
        return (int) Arrays.stream(shape).reduce(1, (one, other) -> one * other);
    }

    /** -1 outside of the shape. */
    private static int offset(int[] index, long[] shape) {
        int offset = 0;
        for (int i = 0; i < index.length; i++) {
            if (index[i] >= shape[i]) {
                return -1;
            }
            offset = offset * (int) shape[i] + index[i];
        }
        return offset;
    }

    private static boolean next(int[] index) {
        for (int i = index.length - 1; i >= 0; i--) {
            if (++index[i] < 4) {
                return true;
            }
            index[i] = 0;
        }
        return false;
    }
}
