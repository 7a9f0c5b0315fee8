package org.affectlab.media;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import org.bytedeco.javacpp.BytePointer;

/** The bytes already taken for sniffing and then the rest of a stream, forwards only. Does not close the stream. */
final class StreamInput extends NativeInput {
    private static final int BUFFER_BYTES = 32 * 1024;

    private final byte[] head;
    private final InputStream rest;
    private final DecodeGuard guard;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ContentCheck check;
    private int headPosition;
    private boolean ended;

    StreamInput(byte[] head, InputStream rest, ContentCheck check, DecodeGuard guard) {
        super(guard, false);
        this.check = requireNonNull(check, "check is null");
        this.head = requireNonNull(head, "head is null");
        this.rest = requireNonNull(rest, "rest is null");
        this.guard = requireNonNull(guard, "guard is null");
    }

    @Override
    int read(BytePointer target, int length) throws IOException {
        if (headPosition < head.length) {
            int count = Math.min(length, head.length - headPosition);
            target.put(head, headPosition, count);
            check.accept(head, headPosition, count);
            headPosition += count;
            return count;
        }
        long waitingSince = guard.now();
        int count = rest.read(buffer, 0, Math.min(length, buffer.length));
        guard.waited(waitingSince);
        if (count > 0) {
            target.put(buffer, 0, count);
            check.accept(buffer, 0, count);
        }
        ended = count < 0;
        return count;
    }

    @Override
    long seek(long offset, int whence) {
        throw new IllegalStateException("a stream only goes forwards");
    }

    /** Says nothing when FFmpeg had all it wanted before the end of the stream. */
    @Override
    void checkContent() throws MediaException {
        if (ended) {
            check.end();
        }
    }

    /** Says nothing when FFmpeg had all it wanted before the end of the stream. */
    @Override
    void checkRead(int track, long bytes) throws MediaException {
        if (ended) {
            check.checkRead(track, bytes);
        }
    }
}
