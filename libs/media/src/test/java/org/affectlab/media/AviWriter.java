package org.affectlab.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Writes AVI files with 16-bit sound, after Microsoft's AVI RIFF reference, in several parts after OpenDML, and such as lie. An
 * independent counterpart of the decoder under test. Pictures have an odd number of bytes that mean nothing: nobody decodes
 * them.
 */
public final class AviWriter {
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
    private byte padding;
    private int fill;
    private int parts = 1;
    private byte[] between = new byte[0];
    private int indexCopies = 1;
    private int formatTag = 1;
    private OptionalInt riffSize = OptionalInt.empty();
    private OptionalInt length = OptionalInt.empty();
    private OptionalInt unitScale = OptionalInt.empty();
    private OptionalInt unitRate = OptionalInt.empty();
    private OptionalInt channelCount = OptionalInt.empty();
    private OptionalInt headerRate = OptionalInt.empty();
    private OptionalInt blockAlign = OptionalInt.empty();

    private record Chunk(String name, byte[] content) {}

    /**
     * @param rate samples a second of each channel
     * @param channels of one length, in [-1, 1); none for a video without sound
     */
    public AviWriter(int rate, float[]... channels) {
        this.rate = rate;
        this.channels = channels;
    }

    /** A picture before each 40 ms of sound. */
    public AviWriter video() {
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

    /** What stands behind odd chunks. */
    AviWriter padding(char value) {
        padding = (byte) value;
        return this;
    }

    /** So many zeros behind each chunk of packets. */
    AviWriter fill(int bytes) {
        fill = bytes;
        return this;
    }

    /** As many RIFF parts as this, with the indices of OpenDML when there is more than one. */
    AviWriter parts(int count) {
        parts = count;
        return this;
    }

    /** What stands between the parts. */
    AviWriter between(byte[] content) {
        between = content;
        return this;
    }

    /** How often the index of the first part lists each chunk; 0 for a file without one. */
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

    /** Seconds of one unit of the length, as a fraction. */
    AviWriter lengthUnit(int scale, int perSecond) {
        unitScale = OptionalInt.of(scale);
        unitRate = OptionalInt.of(perSecond);
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

    public byte[] bytes() {
        List<Chunk> all = chunks();
        int each = (all.size() + parts - 1) / parts;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<OpenDmlIndex> indices = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            List<Chunk> chunks = all.subList(part * each, Math.min(all.size(), (part + 1) * each));
            file.writeBytes(part == 0 ? new byte[0] : between);
            indices.add(writePart(file, part == 0, chunks));
        }
        byte[] content = file.toByteArray();
        if (parts > 1) {
            byte[] index = OpenDmlIndex.ofAll(indices);
            int place = new String(content, ISO_8859_1).indexOf("indx") + 8;
            System.arraycopy(index, 0, content, place, index.length);
        }
        return content;
    }

    /** @return where in the file the part has its index of the sound, and its size */
    private OpenDmlIndex writePart(ByteArrayOutputStream file, boolean first, List<Chunk> chunks) {
        byte[] front =
                first ? joined(text("AVI "), chunk("LIST", header()), chunk("JUNK", new byte[50])) : text("AVIX");
        int moviStart = file.size() + 8 + front.length + 8;
        ByteArrayOutputStream movi = new ByteArrayOutputStream();
        ByteArrayOutputStream oldIndex = new ByteArrayOutputStream();
        OpenDmlIndex index = new OpenDmlIndex(soundName(), moviStart);
        movi.writeBytes(text("movi"));
        for (Chunk chunk : chunks) {
            byte[] whole = chunk(chunk.name(), chunk.content());
            int place = movi.size() + (records ? 12 : 0);
            for (int copy = 0; copy < indexCopies; copy++) {
                oldIndex.writeBytes(text(chunk.name()));
                oldIndex.writeBytes(ints(KEY_FRAME, place, chunk.content().length));
            }
            index.add(chunk.name(), place + 8, chunk.content().length);
            movi.writeBytes(records ? chunk("LIST", joined(text("rec "), whole)) : whole);
            movi.writeBytes(new byte[fill]);
        }
        if (parts > 1) {
            index.standsAt(moviStart + movi.size());
            movi.writeBytes(chunk(index.name(), index.bytes()));
        }
        byte[] body = joined(
                front,
                chunk("LIST", movi.toByteArray()),
                first && indexCopies > 0 ? chunk("idx1", oldIndex.toByteArray()) : new byte[0]);
        file.writeBytes(joined(text("RIFF"), ints(first ? riffSize.orElse(body.length) : body.length), body));
        return index;
    }

    private String soundName() {
        return video ? "01wb" : "00wb";
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
        String sound = soundName();
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
                channels.length > 0 ? soundStream() : new byte[0],
                parts > 1 ? chunk("LIST", joined(text("odml"), chunk("dmlh", ints(pictures())))) : new byte[0]);
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
        int scale = unitScale.orElse(block);
        return stream("auds", scale, unitRate.orElse(rate * block), length.orElse(samples()), block, format);
    }

    private static byte[] picture() {
        return joined(ints(40, 64, 48, 24 << 16 | 1), text("XVID"), ints(64 * 48 * 3, 0, 0, 0, 0));
    }

    private byte[] stream(String type, int scale, int rate, int length, int sampleSize, byte[] format) {
        byte[] header = joined(
                text(type),
                text(type.equals("vids") ? "XVID" : "\0\0\0\0"),
                ints(0, 0, 0, scale, rate, 0, length, 0, -1, sampleSize, 0, 0));
        byte[] index = type.equals("auds") && parts > 1
                ? chunk("indx", new byte[OpenDmlIndex.bytesOfAll(parts)])
                : new byte[0];
        return chunk("LIST", joined(text("strl"), chunk("strh", header), chunk("strf", format), index));
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
        byte[] behind = padded && content.length % 2 == 1 ? new byte[] {padding} : new byte[0];
        return joined(text(name), ints(content.length), content, behind);
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
