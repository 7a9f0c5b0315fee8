package org.affectlab.speech.api;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes 16-bit mono WAV files at 16 kHz, which the service reads without resampling. */
final class WavFile {
    static final int SAMPLE_RATE_HZ = 16_000;

    private WavFile() {}

    static byte[] of(float[] samples) {
        ByteBuffer file = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF"))
                .putInt(36 + 2 * samples.length)
                .put(ascii("WAVEfmt "))
                .putInt(16);
        file.putShort((short) 1).putShort((short) 1).putInt(SAMPLE_RATE_HZ).putInt(2 * SAMPLE_RATE_HZ);
        file.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(2 * samples.length);
        for (float sample : samples) {
            file.putShort((short) Math.round(sample * 32_768));
        }
        return file.array();
    }

    /** A square wave whose amplitude is chosen by the second. */
    static float[] loudness(double seconds, float... amplitudes) {
        float[] samples = new float[(int) (seconds * SAMPLE_RATE_HZ)];
        for (int index = 0; index < samples.length; index++) {
            float amplitude = amplitudes[Math.min(amplitudes.length - 1, index / SAMPLE_RATE_HZ)];
            samples[index] = index / 20 % 2 == 0 ? amplitude : -amplitude;
        }
        return samples;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
