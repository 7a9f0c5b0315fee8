package org.affectlab.speech.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes AVI videos with 16-bit mono sound at 16 kHz, after Microsoft's AVI RIFF reference; their pictures mean nothing. */
final class AviFile {
    private static final int SAMPLE_RATE_HZ = 16_000;
    private static final int FRAMES_A_SECOND = 25;

    private AviFile() {}

    static byte[] of(float[] samples) {
        int step = SAMPLE_RATE_HZ / FRAMES_A_SECOND;
        int pictures = (samples.length + step - 1) / step;
        ByteArrayOutputStream movi = new ByteArrayOutputStream();
        movi.writeBytes(ascii("movi"));
        for (int start = 0; start < samples.length; start += step) {
            movi.writeBytes(chunk("00dc", new byte[300]));
            movi.writeBytes(
                    chunk("01wb", pcm(Arrays.copyOfRange(samples, start, Math.min(samples.length, start + step)))));
        }
        byte[] main = ints(1_000_000 / FRAMES_A_SECOND, 0, 0, 0, pictures, 0, 2, 0, 64, 48, 0, 0, 0, 0);
        byte[] picture = joined(ints(40, 64, 48, 24 << 16 | 1), ascii("XVID"), ints(64 * 48 * 3, 0, 0, 0, 0));
        byte[] sound = ints(1 << 16 | 1, SAMPLE_RATE_HZ, 2 * SAMPLE_RATE_HZ, 16 << 16 | 2);
        byte[] header = joined(
                ascii("hdrl"),
                chunk("avih", main),
                stream("vidsXVID", 1, FRAMES_A_SECOND, pictures, 0, picture),
                stream("auds\0\0\0\0", 2, 2 * SAMPLE_RATE_HZ, samples.length, 2, sound));
        return chunk("RIFF", joined(ascii("AVI "), chunk("LIST", header), chunk("LIST", movi.toByteArray())));
    }

    private static byte[] stream(String type, int scale, int rate, int length, int sampleSize, byte[] format) {
        byte[] header = joined(ascii(type), ints(0, 0, 0, scale, rate, 0, length, 0, -1, sampleSize, 0, 0));
        return chunk("LIST", joined(ascii("strl"), chunk("strh", header), chunk("strf", format)));
    }

    private static byte[] pcm(float[] samples) {
        ByteBuffer buffer = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            buffer.putShort((short) Math.round(sample * 32_768));
        }
        return buffer.array();
    }

    private static byte[] chunk(String name, byte[] content) {
        return joined(ascii(name), ints(content.length), content);
    }

    private static byte[] ints(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            buffer.putInt(value);
        }
        return buffer.array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
