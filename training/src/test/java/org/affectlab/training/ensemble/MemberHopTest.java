package org.affectlab.training.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberHopTest {
    @ParameterizedTest
    @CsvSource({"20720, 41200, 20480", "20720, 41360, 20640", "20720, 20880, 160", "16400, 48400, 16000"})
    void asFewWindowsAsCover(int own, int longest, int hop) {
        assertThat(MemberHop.of(own, longest)).isEqualTo(hop);
        assertThat(hop).isLessThanOrEqualTo(own);
    }

    @Test
    void windowsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> MemberHop.of(20_720, 62_320))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("4 windows of 20720 samples do not cover 62320 evenly in whole frames");
        assertThatThrownBy(() -> MemberHop.of(20_720, 41_201)).isInstanceOf(IllegalArgumentException.class);
    }
}
