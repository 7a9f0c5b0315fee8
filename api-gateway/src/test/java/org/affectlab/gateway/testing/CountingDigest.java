package org.affectlab.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Number and SHA-256 of bytes that pass, without keeping them. */
public final class CountingDigest {
    private static final int PIECE = 64 * 1024;

    private final MessageDigest digest = newDigest();
    private long bytes;

    public void add(byte[] piece, int length) {
        digest.update(piece, 0, length);
        bytes += length;
    }

    public void readAll(InputStream stream) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int length = stream.read(piece); length >= 0; length = stream.read(piece)) {
            add(piece, length);
        }
    }

    public long bytes() {
        return bytes;
    }

    /** The digest; to be asked for once, at the end. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
