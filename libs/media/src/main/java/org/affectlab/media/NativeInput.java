package org.affectlab.media;

import static org.affectlab.media.FfmpegRuntime.allocated;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that FFmpeg reads through a custom AVIO context, the only way in or out that it has here.
 *
 * <p>Owns the native context and its buffer until {@link #close()}. Confined to one thread. No exception crosses native
 * code: it is kept and thrown by {@link #rethrow()}.
 */
abstract class NativeInput implements AutoCloseable {
    private static final int BUFFER_BYTES = 32 * 1024;

    // JavaCPP has a fixed small number of native slots for each callback type, so there is one callback for the process
    // and the opaque pointer, a number and never an address, says whose turn it is.
    private static final Map<Long, NativeInput> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final ReadCallback READ = new ReadCallback();
    private static final SeekCallback SEEK = new SeekCallback();

    private final long number = NUMBERS.incrementAndGet();
    private final DecodeGuard guard;
    private final AVIOContext context;
    private @Nullable Throwable failure;

    NativeInput(DecodeGuard guard, boolean seekable) {
        FfmpegRuntime.ensureReady();
        this.guard = guard;
        BytePointer buffer = new BytePointer(allocated(avutil.av_malloc(BUFFER_BYTES)));
        context = avformat.avio_alloc_context(
                buffer, BUFFER_BYTES, 0, new Opaque(number), READ, null, seekable ? SEEK : null);
        if (context == null || context.isNull()) {
            avutil.av_free(buffer);
            throw new OutOfMemoryError("FFmpeg could not allocate native memory");
        }
        OPEN.put(number, this);
    }

    /** Copies up to {@code length} bytes to the start of {@code target}; -1 at the end. */
    abstract int read(BytePointer target, int length) throws IOException;

    /**
     * FFmpeg's seek: {@code whence} is 0 from the start, 1 from here, 2 from the end, or AVSEEK_SIZE for the length.
     *
     * @return the new offset, or a negative error
     */
    abstract long seek(long offset, int whence);

    AVIOContext context() {
        return context;
    }

    /** @throws MediaException when the bytes that were read show damage that FFmpeg does not report */
    abstract void checkContent() throws MediaException;

    /**
     * After {@link #checkContent()}: compares the packets of a track that were read with those that are there.
     *
     * @throws MediaException when FFmpeg left some out, or took something else for one
     */
    abstract void checkRead(int track, long bytes) throws MediaException;

    /** Throws what a read threw while native code called it, if anything. */
    void rethrow() throws IOException {
        Throwable thrown = failure;
        if (thrown instanceof IOException exception) {
            throw exception;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }

    @Override
    public void close() {
        OPEN.remove(number);
        // FFmpeg may have put a larger buffer in place of ours.
        avutil.av_free(context.buffer());
        avformat.avio_context_free(context);
    }

    private int readGuarded(BytePointer target, int length) {
        if (failure != null) {
            return avutil.AVERROR_EXTERNAL;
        }
        if (guard.ended()) {
            return avutil.AVERROR_EXIT;
        }
        try {
            int count = read(target, length);
            return count < 0 ? avutil.AVERROR_EOF : count;
        } catch (IOException | RuntimeException | Error thrown) {
            failure = thrown;
            return avutil.AVERROR_EXTERNAL;
        }
    }

    private static final class Opaque extends Pointer {
        Opaque(long number) {
            address = number;
        }
    }

    private static final class ReadCallback extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer opaque, BytePointer target, int length) {
            NativeInput input = OPEN.get(opaque.address());
            return input == null ? avutil.AVERROR_EXTERNAL : input.readGuarded(target, length);
        }
    }

    private static final class SeekCallback extends Seek_Pointer_long_int {
        @Override
        public long call(Pointer opaque, long offset, int whence) {
            NativeInput input = OPEN.get(opaque.address());
            return input == null ? avutil.AVERROR_EXTERNAL : input.seek(offset, whence & ~avformat.AVSEEK_FORCE);
        }
    }
}
