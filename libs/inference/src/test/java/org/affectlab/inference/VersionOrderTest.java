package org.affectlab.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionOrderTest {
    @Test
    void comparesDigitsAsNumbers() {
        List<String> versions = List.of("10", "2", "1.10", "1.9", "1", "1.9-b", "1.9-a", "20260101000000000000000000");
        assertThat(versions.stream().sorted(new VersionOrder()))
                .containsExactly("1", "1.9", "1.9-a", "1.9-b", "1.10", "2", "10", "20260101000000000000000000");
    }

    @Test
    void isTotal() {
        assertThat(new VersionOrder().compare("1", "01")).isNotZero();
        assertThat(new VersionOrder().compare("1.0", "1.0")).isZero();
    }
}
