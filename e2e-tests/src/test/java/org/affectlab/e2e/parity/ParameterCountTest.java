package org.affectlab.e2e.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.affectlab.e2e.platform.Checkout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The size of LGFA after its specification, as libtorch counts it. */
class ParameterCountTest {
    @ParameterizedTest
    @CsvSource({"4, 4031556", "6, 4032070", "8, 4032584"})
    void ofAnArchive(int classes, long expected) throws IOException {
        try (ScriptedModule module =
                ScriptedModule.load(Checkout.file("models/archives/lgfa-c" + classes + ".pt.gz"))) {
            assertThat(module.parameterCount()).isEqualTo(expected);
        }
    }
}
