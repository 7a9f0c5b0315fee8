package org.affectlab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleBufferTest {
    @Test
    void givesBackWhatWasAppendedInOrder() {
        float[] expected = Fixtures.noise(11, 300_000);
        SampleBuffer buffer = new SampleBuffer(expected.length);
        Random random = new Random(12);
        int position = 0;
        while (position < expected.length) {
            int count = Math.min(expected.length - position, random.nextInt(100_000));
            float[] part = Arrays.copyOfRange(expected, position, position + count + 7);
            assertThat(buffer.append(part, count)).isTrue();
            position += count;
        }

        assertThat(buffer.size()).isEqualTo(expected.length);
        assertThat(buffer.toArray()).isEqualTo(expected);
    }

    @Test
    void takesExactlyItsCapacity() {
        SampleBuffer buffer = new SampleBuffer(10);

        assertThat(buffer.append(new float[] {1, 2, 3}, 3)).isTrue();
        assertThat(buffer.append(new float[8], 8)).isFalse();
        assertThat(buffer.size()).isEqualTo(3);
        assertThat(buffer.append(new float[7], 7)).isTrue();
        assertThat(buffer.append(new float[1], 1)).isFalse();
        assertThat(buffer.toArray()).hasSize(10).startsWith(1, 2, 3);
    }

    @Test
    void needsACapacity() {
        assertThatThrownBy(() -> new SampleBuffer(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
