package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MemoryLedgerTest {
    @Test
    void chargesTheGrowthOfTheProcessWhereItIsMoreThanWasReckoned() {
        assertThat(MemoryLedger.estimate(100)).isEqualTo(300);
        assertThat(MemoryLedger.charge(100, OptionalLong.of(1000), OptionalLong.of(1900)))
                .isEqualTo(900);
        assertThat(MemoryLedger.charge(100, OptionalLong.of(1000), OptionalLong.of(1100)))
                .isEqualTo(300);
        assertThat(MemoryLedger.charge(100, OptionalLong.of(1000), OptionalLong.of(10)))
                .isEqualTo(300);
        assertThat(MemoryLedger.charge(100, OptionalLong.empty(), OptionalLong.of(9999)))
                .isEqualTo(300);
    }
}
