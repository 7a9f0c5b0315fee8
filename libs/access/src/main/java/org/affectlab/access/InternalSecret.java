package org.affectlab.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The secret that gateway and services share: with it the gateway signs whom it has let in. Never printed. Immutable.
 *
 * <p>Our choice: one symmetric secret for an installation, since its services trust each other.
 */
public final class InternalSecret {
    /** As HMAC with SHA-256 asks (RFC 7518 section 3.2). */
    public static final int MIN_BYTES = 32;

    private static final int MAX_FILE_BYTES = 4096;

    private final byte[] bytes;

    private InternalSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The text's UTF-8 bytes, without white space around it.
     *
     * @throws IllegalArgumentException if it is shorter than {@link #MIN_BYTES}
     */
    public static InternalSecret of(String text) {
        byte[] bytes = requireNonNull(text, "text is null").strip().getBytes(UTF_8);
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "The internal secret has " + bytes.length + " bytes; it needs " + MIN_BYTES + " or more");
        }
        return new InternalSecret(bytes);
    }

    /**
     * @param file a text file
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it holds too little or too much
     */
    public static InternalSecret read(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new IllegalArgumentException(file + " is no file with a secret: it is larger than 4 KiB");
        }
        return of(Files.readString(file));
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, bytes.length);
    }

    @Override
    public String toString() {
        return "InternalSecret[" + bytes.length + " bytes]";
    }
}
