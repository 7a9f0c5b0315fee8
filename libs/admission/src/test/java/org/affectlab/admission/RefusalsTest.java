package org.affectlab.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RefusalsTest {
    @Test
    void areAllCountedAndSaidNowAndThen() {
        AtomicLong nanos = new AtomicLong();
        List<Long> said = new ArrayList<>();
        Refusals refusals = new Refusals(Duration.ofSeconds(10), nanos::get, said::add);

        refusals.add();
        refusals.add();
        nanos.set(Duration.ofSeconds(10).toNanos() - 1);
        refusals.add();
        assertThat(said).containsExactly(1L);

        nanos.incrementAndGet();
        refusals.add();
        assertThat(said).containsExactly(1L, 3L);
        assertThat(refusals.total()).isEqualTo(4);
    }
}
