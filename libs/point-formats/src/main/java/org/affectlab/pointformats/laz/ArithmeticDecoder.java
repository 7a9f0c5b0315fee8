package org.affectlab.pointformats.laz;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;

/** The reading direction; takes its first four bytes when it is made. */
final class ArithmeticDecoder implements EntropyCoder {
    private static final long SHORTEST_INTERVAL = 1L << 24;
    private static final int LARGEST_SHARE = (1 << SymbolModel.DISTRIBUTION_BITS) - 1;
    private static final int MOST_BITS_AT_ONCE = 19;

    private final ByteInput input;
    private long length = 0xFFFF_FFFFL;
    private long value;

    ArithmeticDecoder(ByteInput input) throws IOException, PointCloudException {
        this.input = input;
        for (int i = 0; i < 4; i++) {
            value = value << 8 | input.next();
        }
    }

    @Override
    public boolean encodes() {
        return false;
    }

    @Override
    public int symbol(SymbolModel model, int ignored) throws IOException, PointCloudException {
        long step = length >>> SymbolModel.DISTRIBUTION_BITS;
        int symbol = model.find((int) Math.min(LARGEST_SHARE, value / step));
        long low = model.distribution[symbol] * step;
        if (symbol != model.last()) {
            length = model.distribution[symbol + 1] * step;
        }
        value -= low;
        length -= low;
        renormalise();
        model.count(symbol);
        return symbol;
    }

    @Override
    public int bit(BitModel model, int ignored) throws IOException, PointCloudException {
        long low = model.probabilityOfZero() * (length >>> BitModel.PROBABILITY_BITS);
        int bit = value >= low ? 1 : 0;
        if (bit == 0) {
            length = low;
        } else {
            value -= low;
            length -= low;
        }
        renormalise();
        model.count(bit);
        return bit;
    }

    @Override
    public int bits(int count, int ignored) throws IOException, PointCloudException {
        if (count > MOST_BITS_AT_ONCE) {
            int low = bits(16, 0);
            return bits(count - 16, 0) << 16 | low;
        }
        length >>>= count;
        long bits = value / length;
        value -= bits * length;
        if (bits >= 1L << count) {
            throw PointCloudException.undecodable("The compressed points are damaged");
        }
        renormalise();
        return (int) bits;
    }

    private void renormalise() throws IOException, PointCloudException {
        while (length < SHORTEST_INTERVAL) {
            if (length == 0) {
                throw PointCloudException.undecodable("The compressed points are damaged");
            }
            value = value << 8 | input.next();
            length <<= 8;
        }
    }
}
