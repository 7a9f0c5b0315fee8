package org.affectlab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.affectlab.media.MediaException.Reason;
import org.junit.jupiter.api.Test;

class DecodeGuardTest {
    private long nanos = Long.MAX_VALUE - 1_000;

    private DecodeGuard guard() {
        return new DecodeGuard(Duration.ofMillis(10), () -> nanos);
    }

    @Test
    void passesUntilTheTimeIsOver() throws MediaException {
        DecodeGuard guard = guard();
        // Past the wrap of the clock.
        nanos += 10_000_000;
        guard.check();
        assertThat(guard.ended()).isFalse();

        nanos += 1;
        assertThat(guard.ended()).isTrue();
        MediaException refusal = catchThrowableOfType(MediaException.class, guard::check);
        assertThat(refusal.reason()).isEqualTo(Reason.UNDECODABLE);
        assertThat(refusal).hasMessageContaining("10 ms");
    }

    @Test
    void waitingForTheCallerDoesNotCount() {
        DecodeGuard guard = guard();
        long since = guard.now();
        nanos += 60_000_000;
        guard.waited(since);

        assertThatCode(guard::check).doesNotThrowAnyException();
    }

    @Test
    void anInterruptEndsADecodeAndStaysSet() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Fixtures.decode(Fixtures.read("speech.flac")))
                    .isInstanceOf(CancellationException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aDecodeThatTakesTooLongIsGivenUp() {
        AudioDecoder hasty = new AudioDecoder(Duration.ofNanos(1));

        MediaException refusal = catchThrowableOfType(
                MediaException.class, () -> hasty.decode(Fixtures.read("speech.flac"), AudioLimits.defaults()));
        assertThat(refusal.reason()).isEqualTo(Reason.UNDECODABLE);
        assertThat(refusal).hasMessageContaining("took longer");
    }
}
