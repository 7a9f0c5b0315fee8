package org.affectlab.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Writes AVI files with 16-bit sound, after Microsoft's AVI RIFF reference, and such as lie. An independent counterpart of the
 * decoder under test. Pictures have an odd number of bytes that mean nothing: nobody decodes them.
 */
final class AviWriter {
    private static final int FRAMES_A_SECOND = 25;
    private static final int PICTURE_BYTES = 301;
    private static final int HAS_INDEX = 0x10;
    private static final int KEY_FRAME = 0x10;

    private final int rate;
    private final float[][] channels;
    private boolean video;
    private boolean interleaved = true;
    private boolean records;
    private boolean padded = true;
    private int indexCopies = 1;
    private int formatTag = 1;
    private OptionalInt riffSize = OptionalInt.empty();
    private OptionalInt length = OptionalInt.empty();
    private OptionalInt channelCount = OptionalInt.empty();
    private OptionalInt headerRate = OptionalInt.empty();
    private OptionalInt blockAlign = OptionalInt.empty();

    private record Chunk(String name, byte[] content) {}

    /** @param channels of one length; none for a video without sound */
    AviWriter(int rate, float[]... channels) {
        this.rate = rate;
        this.channels = channels;
    }

    /** A picture before each 40 ms of sound. */
    AviWriter video() {
        video = true;
        return this;
    }

    /** The sound in one chunk behind all pictures. */
    AviWriter notInterleaved() {
        interleaved = false;
        return this;
    }

    /** Each chunk in a list of its own. */
    AviWriter records() {
        records = true;
        return this;
    }

    /** Odd chunks without their padding byte, as some writers have it against the rules. */
    AviWriter unpadded() {
        padded = false;
        return this;
    }

    /** How often the index lists each chunk; 0 for a file without one. */
    AviWriter indexCopies(int count) {
        indexCopies = count;
        return this;
    }

    AviWriter formatTag(int tag) {
        formatTag = tag;
        return this;
    }

    AviWriter riffSize(int size) {
        riffSize = OptionalInt.of(size);
        return this;
    }

    /** Samples of one channel that the header claims. */
    AviWriter length(int samples) {
        length = OptionalInt.of(samples);
        return this;
    }

    AviWriter channelCount(int count) {
        channelCount = OptionalInt.of(count);
        return this;
    }

    AviWriter headerRate(int hertz) {
        headerRate = OptionalInt.of(hertz);
        return this;
    }

    AviWriter blockAlign(int bytes) {
        blockAlign = OptionalInt.of(bytes);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream movi = new ByteArrayOutputStream();
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        movi.writeBytes(text("movi"));
        for (Chunk chunk : chunks()) {
            byte[] whole = chunk(chunk.name(), chunk.content());
            for (int copy = 0; copy < indexCopies; copy++) {
                int place = movi.size() + (records ? 12 : 0);
                index.writeBytes(text(chunk.name()));
                index.writeBytes(ints(KEY_FRAME, place, chunk.content().length));
            }
            movi.writeBytes(records ? chunk("LIST", joined(text("rec "), whole)) : whole);
        }
        byte[] body = joined(
                text("AVI "),
                chunk("LIST", header()),
                chunk("JUNK", new byte[50]),
                chunk("LIST", movi.toByteArray()),
                indexCopies == 0 ? new byte[0] : chunk("idx1", index.toByteArray()));
        return joined(text("RIFF"), ints(riffSize.orElse(body.length)), body);
    }

    private int pictures() {
        return video ? Math.max(1, samples() * FRAMES_A_SECOND / rate) : 0;
    }

    private int samples() {
        return channels.length == 0 ? rate : channels[0].length;
    }

    private List<Chunk> chunks() {
        List<Chunk> chunks = new ArrayList<>();
        int step = rate / FRAMES_A_SECOND;
        int pictures = pictures();
        String sound = video ? "01wb" : "00wb";
        for (int start = 0, picture = 0; start < samples(); start += step, picture++) {
            if (picture < pictures) {
                chunks.add(new Chunk("00dc", new byte[PICTURE_BYTES]));
            }
            if (interleaved && channels.length > 0) {
                chunks.add(new Chunk(sound, pcm(start, Math.min(samples(), start + step))));
            }
        }
        if (!interleaved) {
            chunks.add(new Chunk(sound, pcm(0, samples())));
        }
        return chunks;
    }

    private byte[] header() {
        int streams = (video ? 1 : 0) + (channels.length > 0 ? 1 : 0);
        byte[] main = ints(1_000_000 / FRAMES_A_SECOND, 0, 0, HAS_INDEX, pictures(), 0, streams, 0, 64, 48, 0, 0, 0, 0);
        return joined(
                text("hdrl"),
                chunk("avih", main),
                video ? stream("vids", 1, FRAMES_A_SECOND, pictures(), 0, picture()) : new byte[0],
                channels.length > 0 ? soundStream() : new byte[0]);
    }

    private byte[] soundStream() {
        int block = 2 * channels.length;
        byte[] format = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) formatTag)
                .putShort((short) channelCount.orElse(channels.length))
                .putInt(headerRate.orElse(rate))
                .putInt(rate * block)
                .putShort((short) blockAlign.orElse(block))
                .putShort((short) 16)
                .array();
        return stream("auds", block, rate * block, length.orElse(samples()), block, format);
    }

    private static byte[] picture() {
        return joined(ints(40, 64, 48, 24 << 16 | 1), text("XVID"), ints(64 * 48 * 3, 0, 0, 0, 0));
    }

    private byte[] stream(String type, int scale, int rate, int length, int sampleSize, byte[] format) {
        byte[] header = joined(
                text(type),
                text(type.equals("vids") ? "XVID" : "\0\0\0\0"),
                ints(0, 0, 0, scale, rate, 0, length, 0, -1, sampleSize, 0, 0));
        return chunk("LIST", joined(text("strl"), chunk("strh", header), chunk("strf", format)));
    }

    private byte[] pcm(int from, int to) {
        ByteBuffer buffer =
                ByteBuffer.allocate((to - from) * 2 * channels.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i < to; i++) {
            for (float[] channel : channels) {
                buffer.putShort((short) Math.round(channel[i] * 32_768));
            }
        }
        return buffer.array();
    }

    private byte[] chunk(String name, byte[] content) {
        return joined(text(name), ints(content.length), content, new byte[padded ? content.length & 1 : 0]);
    }

    private static byte[] text(String text) {
        return text.getBytes(ISO_8859_1);
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
}
