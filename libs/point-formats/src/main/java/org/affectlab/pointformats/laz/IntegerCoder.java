package org.affectlab.pointformats.laz;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.jspecify.annotations.Nullable;

/**
 * Integers as differences from a prediction: first the number k of bits that the difference needs, by a model of the
 * context, then its place among the numbers of k bits, whose upper 8 bits are modelled. For one thread; models are made when
 * they are needed.
 */
final class IntegerCoder {
    private static final int MODELLED_BITS = 8;

    private final EntropyCoder coder;
    private final int bits;
    private final @Nullable SymbolModel[] lengthModels;
    private final @Nullable SymbolModel[] placeModels;
    private final BitModel zeroOrOne = new BitModel();
    private int lastLength;

    /** @param bits of the integers, 16 or 32 */
    IntegerCoder(EntropyCoder coder, int bits, int contexts) {
        this.coder = coder;
        this.bits = bits;
        this.lengthModels = new SymbolModel[contexts];
        this.placeModels = new SymbolModel[bits + 1];
    }

    /** The k of the last difference. */
    int lastLength() {
        return lastLength;
    }

    /** @return the integer; with 16 bits as 0 to 65535, whatever sign prediction and actual have */
    int code(int prediction, int actual, int context) throws IOException, PointCloudException {
        int difference = 0;
        int length = 0;
        if (coder.encodes()) {
            difference = bits == 16 ? (short) (actual - prediction) : actual - prediction;
            length = 32 - Integer.numberOfLeadingZeros(difference <= 0 ? -difference : difference - 1);
        }
        length = coder.symbol(lengthModel(context), length);
        if (length == 0) {
            difference = coder.bit(zeroOrOne, difference);
        } else if (length < 32) {
            difference = place(length, difference);
        } else {
            difference = Integer.MIN_VALUE;
        }
        lastLength = length;
        int value = prediction + difference;
        return bits == 16 ? value & 0xFFFF : value;
    }

    /** Differences of k bits are 1 - 2^k to -2^(k-1) and 2^(k-1) + 1 to 2^k, in this order numbered from 0 on. */
    private int place(int length, int difference) throws IOException, PointCloudException {
        int smallest = 1 - (1 << length);
        int place = difference < 0 ? difference - smallest : difference - 1;
        SymbolModel model = placeModel(length);
        if (length <= MODELLED_BITS) {
            place = coder.symbol(model, place);
        } else {
            int raw = length - MODELLED_BITS;
            int upper = coder.symbol(model, place >>> raw & 0xFF);
            place = upper << raw | coder.bits(raw, place & (1 << raw) - 1);
        }
        return place >= 1 << length - 1 ? place + 1 : place + smallest;
    }

    private SymbolModel lengthModel(int context) {
        SymbolModel model = lengthModels[context];
        if (model == null) {
            model = new SymbolModel(bits + 1, coder.encodes());
            lengthModels[context] = model;
        }
        return model;
    }

    private SymbolModel placeModel(int length) {
        SymbolModel model = placeModels[length];
        if (model == null) {
            model = new SymbolModel(1 << Math.min(length, MODELLED_BITS), coder.encodes());
            placeModels[length] = model;
        }
        return model;
    }
}
