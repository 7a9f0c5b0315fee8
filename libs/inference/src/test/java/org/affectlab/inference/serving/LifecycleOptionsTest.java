package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import org.affectlab.inference.serving.LifecycleOptions.Loading;
import org.junit.jupiter.api.Test;

class LifecycleOptionsTest {
    @Test
    void defaults() {
        assertThat(LifecycleOptions.defaults())
                .isEqualTo(new LifecycleOptions(
                        Loading.EAGER, OptionalLong.empty(), Set.of(), Duration.ZERO, Duration.ofMinutes(2)));
    }

    @Test
    void pinsANameOrOneOfItsVersions() {
        LifecycleOptions options = Lifecycle.options(Loading.LAZY, OptionalLong.empty(), "alpha", "beta@2");
        assertThat(options.pins(new ModelKey("alpha", "7"))).isTrue();
        assertThat(options.pins(new ModelKey("beta", "2"))).isTrue();
        assertThat(options.pins(new ModelKey("beta", "1"))).isFalse();
    }

    @Test
    void refusesWhatCannotWork() {
        Duration good = Duration.ofSeconds(1);
        OptionalLong none = OptionalLong.empty();
        assertThatThrownBy(() -> new LifecycleOptions(Loading.LAZY, OptionalLong.of(0), Set.of(), good, good))
                .hasMessageContaining("memoryBudget");
        assertThatThrownBy(() -> new LifecycleOptions(Loading.LAZY, none, Set.of(), good.negated(), good))
                .hasMessageContaining("watchInterval");
        assertThatThrownBy(() -> new LifecycleOptions(Loading.LAZY, none, Set.of(), good, Duration.ZERO))
                .hasMessageContaining("retireTimeout");
    }
}
