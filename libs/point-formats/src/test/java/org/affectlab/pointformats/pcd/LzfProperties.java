package org.affectlab.pointformats.pcd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.affectlab.pointformats.source.ByteCursor;
import org.affectlab.pointformats.source.StreamSource;

/** Random sequences of literals and copies give what a decoder that keeps everything gives. */
class LzfProperties {
    @Property
    void copiesAsOneThatKeepsEverything(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int steps)
            throws Exception {
        Random random = new Random(seed);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        byte[] plain = new byte[32 + steps * 264];
        int size = 0;
        for (int step = 0; step < steps; step++) {
            if (step == 0 || random.nextInt(3) == 0) {
                int count = 1 + random.nextInt(32);
                compressed.write(count - 1);
                for (int i = 0; i < count; i++) {
                    plain[size] = (byte) random.nextInt();
                    compressed.write(plain[size++]);
                }
            } else {
                int distance = 1 + random.nextInt(Math.min(8192, size));
                int length = 3 + random.nextInt(random.nextBoolean() ? 6 : 262);
                int code = Math.min(7, length - 2);
                compressed.write(code << 5 | distance - 1 >> 8);
                if (code == 7) {
                    compressed.write(length - 2 - 7);
                }
                compressed.write(distance - 1);
                for (int i = 0; i < length; i++) {
                    plain[size] = plain[size - distance];
                    size++;
                }
            }
        }
        ByteBuffer decoded = ByteBuffer.allocate(size);
        byte[] bytes = compressed.toByteArray();
        LzfDecoder decoder =
                new LzfDecoder(ByteCursor.of(new StreamSource(new ByteArrayInputStream(bytes), bytes.length)));
        while (decoded.hasRemaining()) {
            int part = Math.min(decoded.remaining(), 1 + random.nextInt(500));
            decoder.readFully(decoded.limit(decoded.position() + part));
            decoded.limit(size);
        }
        assertThat(decoded.array()).isEqualTo(Arrays.copyOf(plain, size));
    }
}
