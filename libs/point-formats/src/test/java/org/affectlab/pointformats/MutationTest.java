package org.affectlab.pointformats;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointLimits;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Seeded random damage to every fixture: a read ends with a cloud or a PointCloudException, in bounded time and memory. The
 * seed and round stand in the failure's description; {@code -Daffectlab.points.mutations=20000} runs longer.
 */
@Timeout(600)
class MutationTest {
    private static final int ROUNDS = Integer.getInteger("affectlab.points.mutations", 200);
    private static final long SEED = Long.getLong("affectlab.points.seed", 20_261_128L);
    private static final PointLimits LIMITS = new PointLimits(1_000_000, 1 << 20, 1 << 16, 512, 64 << 20);

    static Stream<Map.Entry<String, byte[]>> fixtures() {
        return Fixtures.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void damageNeverDoesMoreThanRefuse(Map.Entry<String, byte[]> fixture) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damage(fixture.getValue(), new Random(SEED + round));
            ReadOptions options = Reading.everything().withLimits(LIMITS).withFileName(fixture.getKey());
            String description = fixture.getKey() + ", seed " + SEED + ", round " + round;
            // The thread's own time: a busy machine is not a hostile file.
            long started = threads.getCurrentThreadCpuTime();
            try {
                PointCloud cloud = Reading.read(damaged, options);
                assertThat(cloud.size()).as(description).isPositive();
            } catch (PointCloudException refusal) {
                assertThat(refusal.getMessage()).as(description).isNotBlank();
            } catch (RuntimeException | Error failure) {
                throw new AssertionError(description, failure);
            }
            assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - started))
                    .as(description)
                    .isLessThan(Duration.ofSeconds(4));
        }
    }

    private static byte[] damage(byte[] content, Random random) {
        byte[] damaged = content.clone();
        // Headers are worth more tries than points.
        int reach = random.nextBoolean() ? Math.min(400, content.length) : content.length;
        int[] extremes = {0x00, 0xFF, 0x7F, 0x80, '9', '-', ' ', '\n'};
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            int at = random.nextInt(reach);
            switch (random.nextInt(6)) {
                case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> damaged[at] = (byte) random.nextInt();
                case 2 ->
                    Arrays.fill(damaged, at, Math.min(at + 4, damaged.length), (byte)
                            extremes[random.nextInt(extremes.length)]);
                case 3 -> damaged[at] = (byte) ('0' + random.nextInt(10));
                case 4 ->
                    damaged = random.nextInt(4) > 0
                            ? damaged
                            : Arrays.copyOf(damaged, 1 + random.nextInt(damaged.length));
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
