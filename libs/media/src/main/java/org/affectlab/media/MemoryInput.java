package org.affectlab.media;

import static java.util.Objects.requireNonNull;

import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** An array as an input, seekable where the format may be sought in. Reads the caller's array, never copies or changes it. */
final class MemoryInput extends NativeInput {
    private final byte[] content;
    private final ContentCheck check;
    private int position;

    MemoryInput(byte[] content, boolean seekable, ContentCheck check, DecodeGuard guard) {
        super(guard, seekable);
        this.check = requireNonNull(check, "check is null");
        this.content = requireNonNull(content, "content is null");
    }

    @Override
    int read(BytePointer target, int length) {
        int count = Math.min(length, content.length - position);
        if (count <= 0) {
            return -1;
        }
        target.put(content, position, count);
        position += count;
        return count;
    }

    @Override
    long seek(long offset, int whence) {
        if (whence == avformat.AVSEEK_SIZE) {
            return content.length;
        }
        long target =
                switch (whence) {
                    case 0 -> offset;
                    case 1 -> position + offset;
                    case 2 -> content.length + offset;
                    default -> -1;
                };
        if (target < 0 || target > content.length) {
            return avutil.AVERROR_EINVAL();
        }
        position = (int) target;
        return target;
    }

    @Override
    void checkContent() throws MediaException {
        check.accept(content, 0, content.length);
        check.end();
    }

    @Override
    void checkRead(int track, long bytes) throws MediaException {
        check.checkRead(track, bytes);
    }
}
