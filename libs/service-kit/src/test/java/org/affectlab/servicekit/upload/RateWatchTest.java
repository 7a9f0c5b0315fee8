package org.affectlab.servicekit.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RateWatchTest {
    private static final MinimumRate RATE = new MinimumRate(100, Duration.ofSeconds(10));

    // Begins just before the counter overflows, as System.nanoTime may.
    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(5).toNanos());
    private final RateWatch watch = new RateWatch(RATE, nanos::get);

    private void after(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static void assertTooSlow(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                .isEqualTo(ProblemCode.UPLOAD_TIMEOUT));
    }

    @Test
    void firstWindowIsGrace() {
        for (int second = 0; second < 9; second++) {
            after(Duration.ofSeconds(1));
            watch.arrived(1);
        }
        after(Duration.ofSeconds(1));
        assertTooSlow(() -> watch.arrived(1));
    }

    @Test
    void exactlyTheRateIsEnough() {
        for (int window = 0; window < 6; window++) {
            after(Duration.ofSeconds(10));
            watch.arrived(1000);
        }
        after(Duration.ofSeconds(10));
        assertTooSlow(() -> watch.arrived(999));
    }

    @Test
    void fastStartDoesNotPayForASlowRest() {
        watch.arrived(1_000_000);
        after(Duration.ofSeconds(10));
        watch.arrived(1);
        after(Duration.ofSeconds(10));
        assertTooSlow(() -> watch.arrived(1));
    }

    @Test
    void pauseOverTheWindowsEndIsJudgedByItsWholeLength() {
        after(Duration.ofSeconds(19));
        assertTooSlow(() -> watch.arrived(1899));
    }

    @Test
    void noMinimumTakesEverything() {
        RateWatch any = new RateWatch(MinimumRate.NONE, nanos::get);
        after(Duration.ofDays(2));
        assertThatCode(() -> any.arrived(1)).doesNotThrowAnyException();
    }

    @Test
    void bodyOfASlowClientEnds() {
        InputStream slow = new InputStream() {
            @Override
            public int read() {
                after(Duration.ofSeconds(1));
                return 'x';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                target[offset] = (byte) read();
                return 1;
            }
        };
        BoundedBody body = new BoundedBody(slow, 1000, Deadline.in(Duration.ofMinutes(1), Clock.systemUTC()), watch);
        assertTooSlow(body::readAllBytes);
        assertThat(nanos.get()).isEqualTo(Long.MAX_VALUE + Duration.ofSeconds(5).toNanos());
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> new MinimumRate(-1, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MinimumRate(1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
