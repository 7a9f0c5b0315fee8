package org.affectlab.gateway.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class BoundedBytesTest {
    @Test
    void testCollectsUpToTheLimit() {
        BoundedBytes bytes = new BoundedBytes(5);
        bytes.add(new byte[] {1, 2, 3});
        bytes.add(new byte[] {4, 5});
        bytes.add(new byte[0]);
        assertThat(bytes.toByteArray()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void testRefusesWhatExceedsTheLimitAndStaysAsItWas() {
        BoundedBytes bytes = new BoundedBytes(5);
        bytes.add(new byte[] {1, 2, 3});
        assertThatThrownBy(() -> bytes.add(new byte[] {4, 5, 6}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("exceeds 5 bytes");
        assertThat(bytes.toByteArray()).containsExactly(1, 2, 3);
    }
}
