package org.affectlab.acoustics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VoicedSegmentsTest {

    @Test
    void runsAreCountedAndMeasured() {
        double[] found = of("...VVVVV....VVV.....");

        assertThat(found[0]).isCloseTo(2 / 0.2, within(1e-9));
        assertThat(found[1]).isCloseTo((0.04 + 0.02) / 2, within(1e-9));
        assertThat(found[2]).isCloseTo(0.01, within(1e-9));
        assertThat(found[3]).isCloseTo((0.02 + 0.03 + 0.04) / 3, within(1e-9));
    }

    @Test
    void oneFrameIsNoGapAndTwoAreNoRun() {
        assertThat(of("VVV.VVV...VV...")).isEqualTo(of("VVVVVVV........"));
        // A gap at an end is one.
        assertThat(of(".VVVV")[3]).isZero();
        assertThat(of(".VVVV")[0]).isCloseTo(1 / 0.05, within(1e-9));
    }

    @Test
    void withoutVoiceOrFramesThereAreZeros() {
        assertThat(of("....")).containsExactly(0, 0, 0, 0.03, 0);
        assertThat(of("")).containsOnly(0);
    }

    private static double[] of(String frames) {
        VoicedSegments segments = new VoicedSegments(0.01);
        frames.chars().forEach(frame -> segments.accept(frame == 'V'));
        return segments.finish();
    }
}
