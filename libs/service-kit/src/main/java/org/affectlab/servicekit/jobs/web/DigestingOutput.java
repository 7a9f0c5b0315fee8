package org.affectlab.servicekit.jobs.web;

import static java.util.Objects.requireNonNull;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes bytes on and takes their SHA-256. For one thread. */
final class DigestingOutput extends FilterOutputStream {
    private final MessageDigest digest;

    DigestingOutput(OutputStream target) {
        super(requireNonNull(target, "target is null"));
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public void write(int single) throws IOException {
        out.write(single);
        digest.update((byte) single);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        digest.update(bytes, offset, length);
    }

    /** Counts in the digest alone, before or after what is passed on. */
    void alsoDigest(byte[] bytes) {
        digest.update(bytes);
    }

    /** Of everything so far, in lower-case hexadecimal digits; once. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
