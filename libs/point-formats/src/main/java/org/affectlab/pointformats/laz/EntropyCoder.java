package org.affectlab.pointformats.laz;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;

/**
 * Either direction of the arithmetic coder, so that every prediction of the format is written down once: a codec passes what
 * it would encode and goes on with what it gets back. An encoder writes the value and returns it; a decoder does not look at
 * it and returns what it reads. For one thread.
 */
interface EntropyCoder {
    boolean encodes();

    /** A symbol of an adaptive alphabet. */
    int symbol(SymbolModel model, int symbol) throws IOException, PointCloudException;

    /** A bit of an adaptive probability. */
    int bit(BitModel model, int bit) throws IOException, PointCloudException;

    /** Raw bits, 1 to 32 of them. */
    int bits(int count, int value) throws IOException, PointCloudException;

    /** A byte as its difference, modulo 256, from a prediction in 0 to 255. */
    default int difference(SymbolModel model, int prediction, int value) throws IOException, PointCloudException {
        return symbol(model, value - prediction & 0xFF) + prediction & 0xFF;
    }
}
