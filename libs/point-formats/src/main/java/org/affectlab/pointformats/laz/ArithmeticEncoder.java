package org.affectlab.pointformats.laz;

import java.util.Arrays;

/** The writing direction, into an array that grows. */
final class ArithmeticEncoder implements EntropyCoder {
    private static final long SHORTEST_INTERVAL = 1L << 24;
    private static final long MASK = 0xFFFF_FFFFL;
    private static final int MOST_BITS_AT_ONCE = 19;

    private byte[] bytes = new byte[256];
    private int size;
    private long base;
    private long length = MASK;

    @Override
    public boolean encodes() {
        return true;
    }

    @Override
    public int symbol(SymbolModel model, int symbol) {
        long step = length >>> SymbolModel.DISTRIBUTION_BITS;
        long low = model.distribution[symbol] * step;
        if (symbol != model.last()) {
            length = model.distribution[symbol + 1] * step;
        }
        narrow(low, length - low);
        model.count(symbol);
        return symbol;
    }

    @Override
    public int bit(BitModel model, int bit) {
        long low = model.probabilityOfZero() * (length >>> BitModel.PROBABILITY_BITS);
        if (bit == 0) {
            narrow(0, low);
        } else {
            narrow(low, length - low);
        }
        model.count(bit);
        return bit;
    }

    @Override
    public int bits(int count, int value) {
        if (count > MOST_BITS_AT_ONCE) {
            bits(16, value & 0xFFFF);
            bits(count - 16, value >>> 16);
        } else {
            long step = length >>> count;
            narrow(value * step, step);
        }
        return value;
    }

    /** Ends the code; two or three zeros stand in for the bytes that a decoder reads ahead. */
    byte[] finish() {
        boolean room = length > 2 * SHORTEST_INTERVAL;
        if (room) {
            narrow(SHORTEST_INTERVAL, SHORTEST_INTERVAL >>> 1);
        } else {
            narrow(SHORTEST_INTERVAL >>> 1, SHORTEST_INTERVAL >>> 9);
        }
        int zeros = room ? 3 : 2;
        for (int i = 0; i < zeros; i++) {
            put(0);
        }
        return Arrays.copyOf(bytes, size);
    }

    private void narrow(long offset, long newLength) {
        base += offset;
        length = newLength;
        if (base > MASK) {
            base &= MASK;
            carry();
        }
        while (length < SHORTEST_INTERVAL) {
            put((int) (base >>> 24));
            base = base << 8 & MASK;
            length <<= 8;
        }
    }

    private void carry() {
        int at = size - 1;
        while (bytes[at] == (byte) 0xFF) {
            bytes[at--] = 0;
        }
        bytes[at]++;
    }

    private void put(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) value;
    }
}
