package org.affectlab.media.encoding;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.ShortPointer;

/** Puts samples into FFmpeg's frames in the format of an encoder. Stateless. */
final class FrameFiller {
    private static final double FULL_16 = 32_768;
    private static final double FULL_32 = 2_147_483_648.0;

    private FrameFiller() {}

    static int format(RecordingForm.Samples samples) {
        return switch (samples) {
            case UNSIGNED_8 -> avutil.AV_SAMPLE_FMT_U8;
            case SIGNED_16 -> avutil.AV_SAMPLE_FMT_S16;
            case SIGNED_32 -> avutil.AV_SAMPLE_FMT_S32;
            case FLOAT -> avutil.AV_SAMPLE_FMT_FLT;
            case FLOAT_PLANAR -> avutil.AV_SAMPLE_FMT_FLTP;
        };
    }

    static void fill(AVFrame frame, RecordingForm.Samples format, float[] samples, int start, int count) {
        BytePointer data = frame.data(0);
        for (int index = 0; index < count; index++) {
            double value = samples[start + index];
            switch (format) {
                case UNSIGNED_8 -> data.put(index, (byte) ((signed16(value) >> 8) + 128));
                case SIGNED_16 -> new ShortPointer(data).put(index, signed16(value));
                case SIGNED_32 -> new IntPointer(data).put(index, signed32(value));
                case FLOAT, FLOAT_PLANAR -> new FloatPointer(data).put(index, (float) value);
            }
        }
    }

    private static short signed16(double value) {
        return (short) Math.max(-FULL_16, Math.min(FULL_16 - 1, Math.rint(value * FULL_16)));
    }

    private static int signed32(double value) {
        return (int) Math.max(-FULL_32, Math.min(FULL_32 - 1, Math.rint(value * FULL_32)));
    }
}
