package org.affectlab.gateway.testing;

import java.io.InputStream;
import java.util.Objects;

/** Bytes made on the fly from their position, so that a body of any size needs no memory and every byte is checkable. */
public final class GeneratedBody extends InputStream {
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private final long size;
    private long position;

    public GeneratedBody(long size) {
        this.size = size;
    }

    @Override
    public int read() {
        return position == size ? -1 : Byte.toUnsignedInt(byteAt(position++));
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (position == size) {
            return length == 0 ? 0 : -1;
        }
        int count = (int) Math.min(length, size - position);
        for (int index = 0; index < count; index++) {
            target[offset + index] = byteAt(position + index);
        }
        position += count;
        return count;
    }

    private static byte byteAt(long position) {
        return (byte) ((position * MIXER) >>> 56);
    }
}
