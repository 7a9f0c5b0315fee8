package org.affectlab.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrainRateTest {
    private static final long MILLISECOND = 1_000_000;

    private final DrainRate rate = new DrainRate();

    @Test
    void saysOneSecondWhileItKnowsNothing() {
        assertThat(rate.timeFor(100, 0)).isEqualTo(Duration.ofSeconds(1));
        rate.record(0, 8);
        assertThat(rate.timeFor(100, 0)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void followsTheRecentRate() {
        for (int batch = 0; batch <= 10; batch++) {
            rate.record(batch * 100 * MILLISECOND, 10);
        }
        // 10 items every 100 ms.
        assertThat(rate.timeFor(500, 1000 * MILLISECOND)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void slowsDownWhileNothingLeaves() {
        rate.record(0, 10);
        rate.record(1000 * MILLISECOND, 10);
        assertThat(rate.timeFor(10, 1000 * MILLISECOND)).isEqualTo(Duration.ofSeconds(1));
        assertThat(rate.timeFor(10, 9000 * MILLISECOND)).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void staysWithinItsBounds() {
        rate.record(0, 10);
        rate.record(MILLISECOND, 1000);
        assertThat(rate.timeFor(1, MILLISECOND)).isEqualTo(Duration.ofMillis(100));
        assertThat(rate.timeFor(Integer.MAX_VALUE, MILLISECOND)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void forgetsWhatIsOld() {
        rate.record(0, 1000);
        rate.record(MILLISECOND, 1000);
        assertThat(rate.timeFor(10, 31_001 * MILLISECOND)).isEqualTo(Duration.ofSeconds(1));
        for (int batch = 0; batch < 1000; batch++) {
            rate.record((40_000 + batch) * MILLISECOND, 1);
        }
        assertThat(rate.timeFor(500, 40_999 * MILLISECOND)).isEqualTo(Duration.ofMillis(500));
    }
}
