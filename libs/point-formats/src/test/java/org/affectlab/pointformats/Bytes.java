package org.affectlab.pointformats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Puts the bytes of a small file together. */
public final class Bytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ByteOrder order;

    public Bytes(ByteOrder order) {
        this.order = order;
    }

    public static Bytes littleEndian() {
        return new Bytes(ByteOrder.LITTLE_ENDIAN);
    }

    public static Bytes bigEndian() {
        return new Bytes(ByteOrder.BIG_ENDIAN);
    }

    public Bytes text(String text) {
        return raw(text.getBytes(ISO_8859_1));
    }

    public Bytes raw(byte... more) {
        bytes.writeBytes(more);
        return this;
    }

    public Bytes bytes(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    public Bytes shorts(int... values) {
        for (int value : values) {
            raw(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
        }
        return this;
    }

    public Bytes ints(long... values) {
        for (long value : values) {
            raw(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
        }
        return this;
    }

    public Bytes longs(long... values) {
        for (long value : values) {
            raw(ByteBuffer.allocate(8).order(order).putLong(value).array());
        }
        return this;
    }

    public Bytes floats(double... values) {
        for (double value : values) {
            raw(ByteBuffer.allocate(4).order(order).putFloat((float) value).array());
        }
        return this;
    }

    public Bytes doubles(double... values) {
        for (double value : values) {
            raw(ByteBuffer.allocate(8).order(order).putDouble(value).array());
        }
        return this;
    }

    public byte[] done() {
        return bytes.toByteArray();
    }
}
