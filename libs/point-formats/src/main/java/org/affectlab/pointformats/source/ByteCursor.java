package org.affectlab.pointformats.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.ScalarType;

/** Reads a stretch of a source forwards, through a buffer of {@value #BUFFER_BYTES} bytes. For one thread. */
public final class ByteCursor {
    static final int BUFFER_BYTES = 64 << 10;

    private final ByteSource source;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
    private long bufferEnd;
    private long end;

    ByteCursor(ByteSource source, long position, long end) {
        this.source = source;
        this.end = end;
        this.bufferEnd = position;
    }

    /** Reads a source from its beginning to its end. */
    public static ByteCursor of(ByteSource source) {
        return new ByteCursor(source, 0, source.size());
    }

    /** Position in the file of the next byte. */
    public long position() {
        return bufferEnd - buffer.remaining();
    }

    /** Bytes left; 0 when the stretch begins behind its end. */
    public long remaining() {
        return Math.max(0, end - position());
    }

    /** Goes on with another stretch of the file; what of it is in the buffer is not read again. */
    public void moveTo(long position, long newEnd) {
        long bufferStart = bufferEnd - buffer.limit();
        if (position >= bufferStart && position <= bufferEnd) {
            buffer.position((int) (position - bufferStart));
        } else {
            bufferEnd = position;
            buffer.limit(0);
        }
        end = Math.min(newEnd, source.size());
        if (end < bufferEnd) {
            bufferEnd = Math.max(position, end);
            buffer.limit(buffer.position() + (int) (bufferEnd - position));
        }
    }

    public ByteCursor order(ByteOrder order) {
        buffer.order(order);
        return this;
    }

    /** The next byte as 0 to 255, or -1 at the end. */
    public int read() throws IOException {
        if (!buffer.hasRemaining() && !refill()) {
            return -1;
        }
        return buffer.get() & 0xFF;
    }

    /** The next byte without passing it, or -1 at the end. */
    public int peek() throws IOException {
        if (!buffer.hasRemaining() && !refill()) {
            return -1;
        }
        return buffer.get(buffer.position()) & 0xFF;
    }

    /** Passes bytes, or says that the file ends before. */
    public void skip(long bytes) throws PointCloudException {
        if (bytes < 0 || bytes > remaining()) {
            throw PointCloudException.truncated("The file ends too early");
        }
        if (bytes <= buffer.remaining()) {
            buffer.position(buffer.position() + (int) bytes);
        } else {
            bufferEnd = position() + bytes;
            buffer.limit(0);
        }
    }

    /** Fills a buffer up to its limit, or says that the file ends before. */
    public void readFully(ByteBuffer target) throws IOException, PointCloudException {
        if (target.remaining() > remaining()) {
            throw PointCloudException.truncated("The file ends too early");
        }
        while (target.hasRemaining()) {
            if (!buffer.hasRemaining() && target.remaining() >= BUFFER_BYTES) {
                readDirectly(target);
                continue;
            }
            if (!buffer.hasRemaining() && !refill()) {
                throw PointCloudException.truncated("The file ends too early");
            }
            int bytes = Math.min(buffer.remaining(), target.remaining());
            target.put(buffer.slice().limit(bytes));
            buffer.position(buffer.position() + bytes);
        }
    }

    private void readDirectly(ByteBuffer target) throws IOException, PointCloudException {
        int limit = target.limit();
        target.limit(target.position() + BUFFER_BYTES);
        int read = source.read(bufferEnd, target);
        target.limit(limit);
        if (read < 0) {
            throw PointCloudException.truncated("The file ends too early");
        }
        bufferEnd += read;
    }

    /** The next value of a type, in the cursor's byte order. */
    public double readScalar(ScalarType type) throws IOException, PointCloudException {
        require(type.bytes());
        return switch (type) {
            case INT8 -> buffer.get();
            case UINT8 -> buffer.get() & 0xFF;
            case INT16 -> buffer.getShort();
            case UINT16 -> buffer.getShort() & 0xFFFF;
            case INT32 -> buffer.getInt();
            case UINT32 -> Integer.toUnsignedLong(buffer.getInt());
            case INT64, UINT64 -> buffer.getLong();
            case FLOAT32 -> buffer.getFloat();
            case FLOAT64 -> buffer.getDouble();
        };
    }

    private void require(int bytes) throws IOException, PointCloudException {
        if (bytes > remaining()) {
            throw PointCloudException.truncated("The file ends too early");
        }
        while (buffer.remaining() < bytes) {
            if (!refill()) {
                throw PointCloudException.truncated("The file ends too early");
            }
        }
    }

    private boolean refill() throws IOException {
        buffer.compact();
        int wanted = (int) Math.min(buffer.remaining(), end - bufferEnd);
        int read = -1;
        if (wanted > 0) {
            buffer.limit(buffer.position() + wanted);
            read = source.read(bufferEnd, buffer);
        }
        buffer.flip();
        bufferEnd += Math.max(0, read);
        return read > 0;
    }
}
