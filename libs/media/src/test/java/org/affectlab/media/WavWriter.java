package org.affectlab.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/** Writes WAV files of every encoding, and such as lie. An independent counterpart of the decoder under test. */
final class WavWriter {
    enum Encoding {
        UNSIGNED_8(1, 8, 1.0 / 128),
        SIGNED_16(1, 16, 1.0 / 32_768),
        SIGNED_24(1, 24, 1.0 / 8_388_608),
        SIGNED_32(1, 32, 1.0 / 2_147_483_648.0),
        FLOAT_32(3, 32, 0),
        FLOAT_64(3, 64, 0),
        A_LAW(6, 8, 1.0 / 60),
        MU_LAW(7, 8, 1.0 / 60);

        private final int tag;
        private final int bits;
        private final double step;

        Encoding(int tag, int bits, double step) {
            this.tag = tag;
            this.bits = bits;
            this.step = step;
        }

        /** Largest error of one coded sample below full scale. */
        double step() {
            return step;
        }
    }

    private final Encoding encoding;
    private final int rate;
    private final float[][] channels;
    private boolean extensible;
    private byte[] before = new byte[0];
    private byte[] after = new byte[0];
    private OptionalInt dataSize = OptionalInt.empty();
    private OptionalInt channelCount = OptionalInt.empty();
    private OptionalInt headerRate = OptionalInt.empty();
    private OptionalInt blockAlign = OptionalInt.empty();

    WavWriter(Encoding encoding, int rate, float[]... channels) {
        this.encoding = encoding;
        this.rate = rate;
        this.channels = channels;
    }

    static WavWriter mono16(float[] samples) {
        return new WavWriter(Encoding.SIGNED_16, 16_000, samples);
    }

    WavWriter extensible() {
        extensible = true;
        return this;
    }

    /** Whole chunks between the format and the data. */
    WavWriter before(byte[] chunks) {
        before = chunks;
        return this;
    }

    /** Bytes after the data. */
    WavWriter after(byte[] bytes) {
        after = bytes;
        return this;
    }

    WavWriter dataSize(int size) {
        dataSize = OptionalInt.of(size);
        return this;
    }

    WavWriter channelCount(int count) {
        channelCount = OptionalInt.of(count);
        return this;
    }

    WavWriter headerRate(int hertz) {
        headerRate = OptionalInt.of(hertz);
        return this;
    }

    WavWriter blockAlign(int bytes) {
        blockAlign = OptionalInt.of(bytes);
        return this;
    }

    static byte[] chunk(String name, byte[] content) {
        ByteBuffer chunk =
                ByteBuffer.allocate(8 + content.length + (content.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(name.getBytes(ISO_8859_1))
                .putInt(content.length)
                .put(content)
                .array();
    }

    byte[] bytes() {
        int block = channels.length * encoding.bits / 8;
        int data = channels[0].length * block;
        int formatSize = extensible ? 40 : 16;
        int total = 12 + 8 + formatSize + before.length + 8 + data + (data & 1) + after.length;
        ByteBuffer buffer = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        text(buffer, "RIFF").putInt(total - 8);
        text(buffer, "WAVEfmt ").putInt(formatSize);
        int count = channelCount.orElse(channels.length);
        buffer.putShort((short) (extensible ? 0xFFFE : encoding.tag)).putShort((short) count);
        buffer.putInt(headerRate.orElse(rate)).putInt(rate * block);
        buffer.putShort((short) blockAlign.orElse(block)).putShort((short) encoding.bits);
        if (extensible) {
            buffer.putShort((short) 22).putShort((short) encoding.bits).putInt(0);
            buffer.putInt(encoding.tag).putShort((short) 0).putShort((short) 16);
            buffer.put(new byte[] {(byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71});
        }
        buffer.put(before);
        text(buffer, "data").putInt(dataSize.orElse(data));
        for (int i = 0; i < channels[0].length; i++) {
            for (float[] channel : channels) {
                put(buffer, channel[i]);
            }
        }
        if ((data & 1) == 1) {
            buffer.put((byte) 0);
        }
        return buffer.put(after).array();
    }

    private static ByteBuffer text(ByteBuffer buffer, String text) {
        return buffer.put(text.getBytes(ISO_8859_1));
    }

    private void put(ByteBuffer buffer, float value) {
        switch (encoding) {
            case UNSIGNED_8 -> buffer.put((byte) (Math.round(value * 128) + 128));
            case SIGNED_16 -> buffer.putShort((short) Math.round(value * 32_768));
            case SIGNED_24 -> {
                int sample = Math.round(value * 8_388_608);
                buffer.put((byte) sample).put((byte) (sample >> 8)).put((byte) (sample >> 16));
            }
            case SIGNED_32 -> buffer.putInt((int) Math.round(value * 2_147_483_648.0));
            case FLOAT_32 -> buffer.putFloat(value);
            case FLOAT_64 -> buffer.putDouble(value);
            case A_LAW -> buffer.put(aLaw(Math.round(value * 32_768)));
            case MU_LAW -> buffer.put(muLaw(Math.round(value * 32_768)));
        }
    }

    /** ITU-T G.711. */
    private static byte muLaw(int sample) {
        int magnitude = Math.min(Math.abs(sample), 32_635) + 132;
        int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
        int mantissa = magnitude >> exponent + 3 & 0xF;
        int sign = sample < 0 ? 0x80 : 0;
        return (byte) ~(sign | exponent << 4 | mantissa);
    }

    /** ITU-T G.711. */
    private static byte aLaw(int sample) {
        int magnitude = sample < 0 ? -(sample >> 3) - 1 : sample >> 3;
        int segment = Math.max(0, 27 - Integer.numberOfLeadingZeros(magnitude));
        int code = segment << 4 | magnitude >> Math.max(1, segment) & 0xF;
        return (byte) (code ^ (sample < 0 ? 0x55 : 0xD5));
    }
}
