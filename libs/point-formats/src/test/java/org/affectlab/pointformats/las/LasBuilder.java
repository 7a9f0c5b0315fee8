package org.affectlab.pointformats.las;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.affectlab.pointformats.Bytes;

/** LAS files of our own for tests; every field can be put wrong. */
public final class LasBuilder {
    private int minor = 4;
    private int pointFormat = 6;
    private int extraBytes;
    private byte[] points = new byte[0];
    private double[] scale = {0.01, 0.01, 0.001};
    private double[] offset = {500_000, 6_000_000, 100};
    private final List<byte[]> records = new ArrayList<>();
    private final List<byte[]> extended = new ArrayList<>();
    private byte[] gap = {};
    private byte[] tail = {};

    public static LasBuilder of(int minor, int pointFormat) {
        LasBuilder builder = new LasBuilder();
        builder.minor = minor;
        builder.pointFormat = pointFormat;
        return builder;
    }

    public LasBuilder extraBytes(int bytes) {
        extraBytes = bytes;
        return this;
    }

    public LasBuilder scale(double x, double y, double z) {
        scale = new double[] {x, y, z};
        return this;
    }

    public LasBuilder offset(double x, double y, double z) {
        offset = new double[] {x, y, z};
        return this;
    }

    public LasBuilder points(byte[] records) {
        points = records;
        return this;
    }

    /** Records that change from point to point as a scanner's do, every field of the format in use. */
    public LasBuilder randomPoints(int count, long seed) {
        Random random = new Random(seed);
        ByteBuffer buffer = ByteBuffer.allocate(count * recordLength()).order(ByteOrder.LITTLE_ENDIAN);
        byte[] last = new byte[recordLength()];
        random.nextBytes(last);
        for (int i = 0; i < count; i++) {
            for (int change = random.nextInt(4); change >= 0; change--) {
                last[random.nextInt(last.length)] += (byte) (random.nextInt(9) - 4);
            }
            buffer.put(last);
        }
        points = buffer.array();
        return this;
    }

    public LasBuilder record(String userId, int recordId, byte... content) {
        records.add(ByteBuffer.allocate(54 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(2, userId.getBytes(US_ASCII))
                .putShort(18, (short) recordId)
                .putShort(20, (short) content.length)
                .put(54, content)
                .array());
        return this;
    }

    public LasBuilder extended(String userId, int recordId, byte... content) {
        extended.add(ByteBuffer.allocate(60 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(2, userId.getBytes(US_ASCII))
                .putShort(18, (short) recordId)
                .putLong(20, content.length)
                .put(60, content)
                .array());
        return this;
    }

    /** @param types codes of the Extra Bytes record by name */
    public LasBuilder extraDimension(String name, int type, int options, double shift, double scaling) {
        byte[] descriptor = ByteBuffer.allocate(192)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(2, (byte) type)
                .put(3, (byte) options)
                .put(4, name.getBytes(US_ASCII))
                .putDouble(112, scaling)
                .putDouble(136, shift)
                .array();
        return record("LASF_Spec", 4, descriptor);
    }

    public LasBuilder gap(byte... bytes) {
        gap = bytes;
        return this;
    }

    public LasBuilder tail(byte... bytes) {
        tail = bytes;
        return this;
    }

    public int recordLength() {
        return LasVersion.recordBytes(pointFormat) + extraBytes;
    }

    public int pointOffset() {
        return LasVersion.headerBytes(minor) + length(records) + gap.length;
    }

    private static int length(List<byte[]> parts) {
        return parts.stream().mapToInt(part -> part.length).sum();
    }

    public byte[] build() {
        int count = points.length / recordLength();
        ByteBuffer header = ByteBuffer.allocate(LasVersion.headerBytes(minor)).order(ByteOrder.LITTLE_ENDIAN);
        header.put(0, "LASF".getBytes(US_ASCII)).put(24, (byte) 1).put(25, (byte) minor);
        header.put(26, "test system".getBytes(US_ASCII)).put(58, "test software".getBytes(US_ASCII));
        header.putShort(94, (short) header.capacity()).putInt(96, pointOffset());
        header.putInt(100, records.size()).put(104, (byte) pointFormat).putShort(105, (short) recordLength());
        header.putInt(107, minor < 4 || pointFormat < 6 ? count : 0);
        for (int axis = 0; axis < 3; axis++) {
            header.putDouble(131 + 8 * axis, scale[axis]).putDouble(155 + 8 * axis, offset[axis]);
        }
        int end = pointOffset() + points.length;
        if (minor == 3 && tail.length > 0) {
            header.putShort(6, (short) 2).putLong(227, end);
        }
        if (minor == 4) {
            header.putLong(247, count).putInt(243, extended.size());
            header.putLong(235, extended.isEmpty() ? 0 : end);
        }
        Bytes file = Bytes.littleEndian().raw(header.array());
        records.forEach(file::raw);
        file.raw(gap).raw(points);
        extended.forEach(file::raw);
        return file.raw(tail).done();
    }

    /** A copy of a file with other bytes at a place. */
    public static byte[] patched(byte[] file, int at, byte... bytes) {
        byte[] copy = Arrays.copyOf(file, file.length);
        System.arraycopy(bytes, 0, copy, at, bytes.length);
        return copy;
    }
}
