package org.affectlab.e2e.http;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/** So many zero bytes, made while they are read. For one thread. */
public final class ZeroStream extends InputStream {
    private long remaining;

    public ZeroStream(long length) {
        this.remaining = length;
    }

    @Override
    public int read() {
        return remaining-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (remaining <= 0) {
            return -1;
        }
        int count = (int) Math.min(length, remaining);
        Arrays.fill(target, offset, offset + count, (byte) 0);
        remaining -= count;
        return count;
    }
}
