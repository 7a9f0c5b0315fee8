package org.affectlab.pointformats.source;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes of a known number that a {@link ByteCursor} walks through. For one thread. */
public interface ByteSource {
    long size();

    /**
     * Reads some bytes at a position.
     *
     * @return how many, at least one where there are any and the buffer has room; -1 at the end
     */
    int read(long position, ByteBuffer target) throws IOException;
}
