package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.affectlab.inference.PackageLimits;
import org.junit.jupiter.api.Test;

class ServingOptionsTest {
    @Test
    void defaults() {
        assertThat(ServingOptions.defaults(2))
                .isEqualTo(new ServingOptions(
                        2,
                        2,
                        512,
                        134_217_728,
                        3,
                        1e-4,
                        Duration.ofSeconds(30),
                        new PackageLimits(1_048_576, 1_073_741_824, 1_610_612_736)));
    }

    @Test
    void refusesWhatCannotWork() {
        PackageLimits limits = PackageLimits.defaults();
        Duration timeout = Duration.ZERO;
        assertThatThrownBy(() -> new ServingOptions(0, 1, 1, 1, 1, 0.1, timeout, limits))
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> new ServingOptions(1, 0, 1, 1, 1, 0.1, timeout, limits))
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> new ServingOptions(1, 1, 0, 1, 1, 0.1, timeout, limits))
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> new ServingOptions(1, 1, 1, 0, 1, 0.1, timeout, limits))
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> new ServingOptions(1, 1, 1, 1, 0, 0.1, timeout, limits))
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> new ServingOptions(1, 1, 1, 1, 1, Double.NaN, timeout, limits))
                .hasMessageContaining("exampleTolerance");
        assertThatThrownBy(() -> new ServingOptions(1, 1, 1, 1, 1, 0, timeout, limits))
                .hasMessageContaining("exampleTolerance");
        assertThatThrownBy(() -> new ServingOptions(1, 1, 1, 1, 1, 0.1, Duration.ofMillis(-1), limits))
                .hasMessageContaining("closeTimeout");
    }
}
