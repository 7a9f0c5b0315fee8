package org.affectlab.pointformats.laz;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.jspecify.annotations.Nullable;

/**
 * One of the streams that a layered chunk (LAS 1.4) is split into. A layer whose values never change within the chunk is
 * empty; an encoder only knows that at the end, so it always encodes and throws away what turns out to be constant. For one
 * thread.
 */
final class Layer {
    private static final byte[] EMPTY = {};

    private final @Nullable EntropyCoder coder;
    private final @Nullable ArithmeticEncoder encoder;
    private boolean changed;

    private Layer(@Nullable EntropyCoder coder, @Nullable ArithmeticEncoder encoder) {
        this.coder = coder;
        this.encoder = encoder;
    }

    static Layer toWrite() {
        ArithmeticEncoder encoder = new ArithmeticEncoder();
        return new Layer(encoder, encoder);
    }

    /** @param bytes of the layer, none when it is constant */
    static Layer toRead(byte[] bytes) throws IOException, PointCloudException {
        return new Layer(bytes.length == 0 ? null : new ArithmeticDecoder(new ArrayInput(bytes)), null);
    }

    /** Whether values are to be coded: always when writing. */
    boolean isActive() {
        return coder != null;
    }

    boolean encodes() {
        return encoder != null;
    }

    /** Of an active layer. */
    EntropyCoder coder() {
        return requireNonNull(coder, "the layer is empty");
    }

    /** Says, when writing, that the layer is not constant. */
    void markChanged(boolean change) {
        changed |= change;
    }

    /** What is written of it. */
    byte[] finish() {
        return changed ? requireNonNull(encoder, "the layer is read").finish() : EMPTY;
    }
}
