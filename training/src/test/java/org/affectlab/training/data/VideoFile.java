package org.affectlab.training.data;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes AVI as eNTERFACE'05 has it, with pictures that nobody decodes and 16-bit sound, here mono at 16 kHz, which comes back as it is. */
final class VideoFile {
    private static final int RATE = 16_000;
    private static final int STEP = RATE / 25;

    private VideoFile() {}

    /** @param samples on the grid of 16 bits */
    static byte[] of(float[] samples) {
        byte[] header = joined(
                ascii("hdrl"),
                chunk("avih", ints(40_000, 0, 0, 0, samples.length / STEP, 0, 2, 0, 64, 48, 0, 0, 0, 0)),
                stream(
                        "vids",
                        1,
                        25,
                        samples.length / STEP,
                        0,
                        ints(40, 64, 48, 24 << 16 | 1, 0x44495658, 0, 0, 0, 0, 0)),
                stream("auds", 2, 2 * RATE, samples.length, 2, ints(1 << 16 | 1, RATE, 2 * RATE, 16 << 16 | 2)));
        ByteArrayOutputStream movi = new ByteArrayOutputStream();
        movi.writeBytes(ascii("movi"));
        for (int start = 0; start < samples.length; start += STEP) {
            movi.writeBytes(chunk("00dc", new byte[120]));
            movi.writeBytes(chunk("01wb", pcm(samples, start, Math.min(samples.length, start + STEP))));
        }
        return chunk("RIFF", joined(ascii("AVI "), chunk("LIST", header), chunk("LIST", movi.toByteArray())));
    }

    private static byte[] stream(String type, int scale, int rate, int length, int sampleSize, byte[] format) {
        byte[] header = joined(ascii(type), ints(0, 0, 0, 0, scale, rate, 0, length, 0, -1, sampleSize, 0, 0));
        return chunk("LIST", joined(ascii("strl"), chunk("strh", header), chunk("strf", format)));
    }

    private static byte[] pcm(float[] samples, int from, int to) {
        ByteBuffer buffer = ByteBuffer.allocate(2 * (to - from)).order(ByteOrder.LITTLE_ENDIAN);
        for (int index = from; index < to; index++) {
            buffer.putShort((short) Math.round(samples[index] * 32_768));
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

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
