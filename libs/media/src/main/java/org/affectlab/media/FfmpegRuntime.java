package org.affectlab.media;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.javacpp.Loader;

/**
 * Settings of the FFmpeg libraries that hold for the whole process, made once before the first use: no log lines (they would
 * carry the senders' metadata to standard error), a cap on any single native allocation, and no cap by the size of the process.
 */
final class FfmpegRuntime {
    private static final String JAVACPP_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";
    private static final long MAX_ALLOCATION_BYTES = 256L * 1024 * 1024;

    static {
        // JavaCPP refuses allocations once the process holds more than a multiple of the Java heap. libtorch's memory
        // counts
        // into that too, so in a service with a small heap decoding would fail for no fault of its own.
        if (System.getProperty(JAVACPP_LIMIT) == null) {
            System.setProperty(JAVACPP_LIMIT, "0");
        }
        Loader.load(avutil.class);
        Loader.load(swresample.class);
        Loader.load(avcodec.class);
        Loader.load(avformat.class);
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        avutil.av_max_alloc(MAX_ALLOCATION_BYTES);
    }

    private FfmpegRuntime() {}

    /** Returns after the native libraries are loaded and set up. */
    static void ensureReady() {}

    /** FFmpeg's words for an error code; they never hold bytes of the content. */
    static String message(int code) {
        byte[] text = new byte[128];
        avutil.av_strerror(code, text, text.length);
        int length = 0;
        while (length < text.length && text[length] != 0) {
            length++;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    /** A native object, or an {@link OutOfMemoryError} where FFmpeg could not allocate it. */
    static <T extends org.bytedeco.javacpp.Pointer> T allocated(T pointer) {
        if (pointer == null || pointer.isNull()) {
            throw new OutOfMemoryError("FFmpeg could not allocate native memory");
        }
        return pointer;
    }
}
