package org.affectlab.e2e.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.e2e.platform.Checkout;

/** The recordings that the media library is tested with, read from its folder. Synthetic speech of 3.3 s, the same clip in every format. */
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

    public static Pcm speech() {
        return Pcm.of(speechWav());
    }
}
