package org.affectlab.e2e.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes WAV files, honest ones and lying ones. Stateless. */
public final class Wav {
    private static final int HEADER_BYTES = 44;

    private Wav() {}

    public static byte[] mono(Pcm sound, SampleCoding coding) {
        return of(sound, coding, 1);
    }

    /** The same sound on every channel. */
    public static byte[] of(Pcm sound, SampleCoding coding, int channels) {
        int dataBytes = sound.samples().length * channels * coding.bits / 8;
        ByteBuffer file = header(sound.sampleRateHz(), coding, channels, dataBytes, dataBytes);
        for (double sample : sound.samples()) {
            for (int channel = 0; channel < channels; channel++) {
                coding.put(sample, file);
            }
        }
        return file.array();
    }

    /** A 16-bit mono file whose header speaks of {@code claimedBytes} of sound, whatever follows it. */
    public static byte[] claiming(int claimedBytes, Pcm sound) {
        byte[] honest = mono(sound, SampleCoding.SIGNED_16);
        ByteBuffer file =
                header(sound.sampleRateHz(), SampleCoding.SIGNED_16, 1, claimedBytes, honest.length - HEADER_BYTES);
        file.put(honest, HEADER_BYTES, honest.length - HEADER_BYTES);
        return file.array();
    }

    private static ByteBuffer header(int rate, SampleCoding coding, int channels, int claimedBytes, int dataBytes) {
        int frameBytes = channels * coding.bits / 8;
        ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + claimedBytes).put(ascii("WAVE"));
        file.put(ascii("fmt ")).putInt(16).putShort((short) coding.formatTag).putShort((short) channels);
        file.putInt(rate).putInt(rate * frameBytes).putShort((short) frameBytes).putShort((short) coding.bits);
        return file.put(ascii("data")).putInt(claimedBytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
