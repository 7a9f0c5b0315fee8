package org.affectlab.gateway.services;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Collects the pieces of a body up to a limit. Not thread-safe. */
final class BoundedBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final long maxBytes;

    BoundedBytes(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @throws UncheckedIOException if the limit would be exceeded; nothing is added then */
    void add(byte[] piece) {
        if (bytes.size() + (long) piece.length > maxBytes) {
            throw new UncheckedIOException(new IOException("Answer exceeds " + maxBytes + " bytes"));
        }
        bytes.writeBytes(piece);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
