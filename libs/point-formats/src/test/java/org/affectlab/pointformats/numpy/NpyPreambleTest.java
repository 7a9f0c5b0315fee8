package org.affectlab.pointformats.numpy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NpyPreambleTest {
    @Test
    void isWhatNumPyWrites() {
        byte[] preamble = NpyPreamble.of("|u1", 61);
        String text = new String(preamble, ISO_8859_1);
        assertThat(preamble).hasSize(128).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
        assertThat(text.substring(10).strip()).isEqualTo("{'descr': '|u1', 'fortran_order': False, 'shape': (61,), }");
        assertThat(text).endsWith(" \n");
        assertThat(new String(NpyPreamble.of("<f4", 61, 3), ISO_8859_1)).contains("'<f4'", "'shape': (61, 3), }");
        assertThatThrownBy(() -> NpyPreamble.of("<f4")).isInstanceOf(IllegalArgumentException.class);
    }
}
