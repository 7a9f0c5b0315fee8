package org.affectlab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PublicTypesTest {
    private static final AudioSource SOURCE = new AudioSource("wav", "pcm_s16le", 16_000, 1);

    @Test
    void defaultLimits() {
        AudioLimits limits = AudioLimits.defaults();

        assertThat(limits.maxDuration()).isEqualTo(Duration.ofMinutes(10));
        assertThat(limits.maxChannels()).isEqualTo(32);
        assertThat(limits.maxSampleRateHz()).isEqualTo(384_000);
    }

    @Test
    void limitsMustMakeSense() {
        assertRejected(() -> new AudioLimits(Duration.ZERO, 1, 16_000), "maxDuration");
        assertRejected(() -> new AudioLimits(Duration.ofSeconds(-1), 1, 16_000), "maxDuration");
        assertRejected(() -> new AudioLimits(Duration.ofDays(2), 1, 16_000), "maxDuration");
        assertRejected(() -> new AudioLimits(Duration.ofSeconds(1), 0, 16_000), "maxChannels");
        assertRejected(() -> new AudioLimits(Duration.ofSeconds(1), 65, 16_000), "maxChannels");
        assertRejected(() -> new AudioLimits(Duration.ofSeconds(1), 1, 999), "maxSampleRateHz");
        assertRejected(() -> new AudioDecoder(Duration.ZERO), "maxDecodeTime");
    }

    @Test
    void sourcesAndResultsMustMakeSense() {
        assertRejected(() -> new AudioSource("wav", "pcm", 0, 1), "sampleRateHz");
        assertRejected(() -> new AudioSource("wav", "pcm", 1, 0), "channels");
        assertRejected(() -> new DecodedAudio(new float[0], 0, SOURCE), "sampleRateHz");
    }

    @Test
    void durationIsRoundedDown() {
        assertThat(new DecodedAudio(new float[15], 16_000, SOURCE).durationMs()).isZero();
        assertThat(new DecodedAudio(new float[16], 16_000, SOURCE).durationMs()).isEqualTo(1);
        assertThat(new DecodedAudio(new float[52_800], 16_000, SOURCE).durationMs())
                .isEqualTo(3_300);
    }

    private static void assertRejected(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String name) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(name);
    }
}
