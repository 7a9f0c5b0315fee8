package org.affectlab.pointformats.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A stream that is only read forwards; positions before what was read cannot be had again. The stream is not closed. */
public final class StreamSource implements ByteSource {
    private final InputStream stream;
    private final long size;
    private long position;

    /** @param size that is announced; the stream may end before, and is not read beyond */
    public StreamSource(InputStream stream, long size) {
        this.stream = stream;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long from, ByteBuffer target) throws IOException {
        if (from < position) {
            throw new IllegalArgumentException("a stream is not read backwards");
        }
        if (from > position) {
            stream.skipNBytes(from - position);
            position = from;
        }
        int read = stream.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
        if (read > 0) {
            target.position(target.position() + read);
            position += read;
        }
        return read;
    }
}
