package org.affectlab.e2e.http;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/** So many zero bytes, made while they are read. Read by one thread; {@link #passedAt} may be asked by another. */
public final class ZeroStream extends InputStream {
    private final long behindMark;
    private long remaining;
    private volatile long passedAt;

    public ZeroStream(long length) {
        this(length, length);
    }

    /** @param mark so many bytes may be handed out before it is passed */
    public ZeroStream(long length, long mark) {
        this.remaining = length;
        this.behindMark = length - mark;
    }

    /** As {@link System#nanoTime}; 0 as long as the mark has not been passed. */
    public long passedAt() {
        return passedAt;
    }

    @Override
    public int read() {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : 0;
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
        if (passedAt == 0 && remaining < behindMark) {
            passedAt = System.nanoTime();
        }
        return count;
    }
}
