package org.affectlab.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Seeded random damage to every fixture: a decode ends with finite samples or a MediaException, in bounded time. The seed and
 * round stand in the failure's description.
 */
@Timeout(300)
class MutationTest {
    private static final int ROUNDS = Integer.getInteger("affectlab.media.mutations", 60);
    private static final long SEED = Long.getLong("affectlab.media.seed", 20_261_123L);
    private static final AudioLimits LIMITS = new AudioLimits(Duration.ofSeconds(20), 8, 96_000);

    static Stream<String> fixtures() {
        return Fixtures.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void damageNeverDoesMoreThanRefuse(String name) throws IOException {
        byte[] content = Fixtures.read(name);
        AudioDecoder decoder = new AudioDecoder(Duration.ofSeconds(5));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED + round);
            byte[] damaged = damage(content, random);
            // The thread's own time: a busy machine is not a hostile file.
            long started = threads.getCurrentThreadCpuTime();
            try {
                DecodedAudio audio = round % 2 == 0
                        ? decoder.decode(damaged, LIMITS)
                        : decoder.decode(new ByteArrayInputStream(damaged), LIMITS);
                assertThat(Fixtures.largestDifference(audio.samples(), new float[audio.samples().length]))
                        .isFinite();
            } catch (MediaException refusal) {
                assertThat(refusal.getMessage()).isNotBlank();
            }
            assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - started))
                    .as("%s, seed %d, round %d", name, SEED, round)
                    .isLessThan(Duration.ofSeconds(4));
        }
    }

    private static byte[] damage(byte[] content, Random random) {
        byte[] damaged = content.clone();
        int kind = random.nextInt(5);
        // Headers are worth more tries than samples.
        int reach = random.nextBoolean() ? Math.min(512, content.length) : content.length;
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            int at = random.nextInt(reach);
            List<Integer> extremes = List.of(0x00, 0xFF, 0x7F, 0x80);
            switch (kind) {
                case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> damaged[at] = (byte) random.nextInt();
                case 2 ->
                    Arrays.fill(
                            damaged,
                            at,
                            Math.min(at + 4, damaged.length),
                            extremes.get(random.nextInt(4)).byteValue());
                case 3 -> damaged = Arrays.copyOf(damaged, Math.max(1, random.nextInt(damaged.length)));
                default -> {
                    int length = random.nextInt(Math.min(64, damaged.length - at) + 1);
                    int to = random.nextInt(damaged.length - length + 1);
                    System.arraycopy(content, at, damaged, to, length);
                }
            }
            reach = Math.min(reach, damaged.length);
        }
        return damaged;
    }
}
