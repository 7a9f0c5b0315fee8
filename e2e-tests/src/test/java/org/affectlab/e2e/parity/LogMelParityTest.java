package org.affectlab.e2e.parity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.affectlab.e2e.platform.Checkout;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.junit.jupiter.api.Test;

/**
 * The log-mel inside the networks, run from Java, against {@code models/reference/log_mel.py}: plain NumPy in double precision, written from
 * the specification's table alone. {@code log-mel.npz} holds what {@code log_mel.py} writes, compressed.
 */
class LogMelParityTest {
    private final Map<String, Tensor> golden = golden();

    @Test
    void ofTheArchive() throws IOException {
        compare(Checkout.file("models/archives/lgfa-c8.pt.gz"));
    }

    @Test
    void ofTheServedPackage() throws IOException {
        compare(Checkout.models().resolve("lgfa-ravdess/2/model.pt"));
    }

    private void compare(Path module) throws IOException {
        Tensor expected = golden("log_mel");
        assertThat(expected.shape()).containsExactly(1, 64, 256);
        try (ScriptedModule loaded = ScriptedModule.load(module)) {
            assertThat(loaded.call("log_mel", golden("waveform"))).containsExactly(expected.toFloats(), within(1e-4f));
        }
    }

    private Tensor golden(String name) {
        return requireNonNull(golden.get(name), name + " is missing");
    }

    private static Map<String, Tensor> golden() {
        try (InputStream content = LogMelParityTest.class.getResourceAsStream("log-mel.npz")) {
            return NpzFile.read(
                    requireNonNull(content, "log-mel.npz is missing").readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
