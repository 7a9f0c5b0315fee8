package org.affectlab.e2e.audio;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.e2e.platform.Checkout;

/**
 * Recordings, all synthetic. Most are the media library's, read from its folder: the same 3.3 s of speech in every format, coded small. The
 * clip that compares formats is our own, see {@code make-fixtures.sh} beside it.
 */
public final class Fixtures {
    private static final Path FOLDER = Checkout.file("libs/media/src/test/resources/audio");

    private Fixtures() {}

    public static byte[] read(String name) {
        return read(FOLDER.resolve(name));
    }

    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 16 kHz, mono, 16 bits. */
    public static byte[] speechWav() {
        return read("speech.wav");
    }

    /** Three seconds of synthetic speech, 16 kHz, mono, coded well. */
    public static byte[] clip(String format) {
        try (InputStream content = Fixtures.class.getResourceAsStream("speech." + format)) {
            return requireNonNull(content, "no clip in the format " + format).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
