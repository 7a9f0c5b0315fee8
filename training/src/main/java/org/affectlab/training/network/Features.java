package org.affectlab.training.network;

import ai.djl.ndarray.types.Shape;

/**
 * A batch of spectrograms on the Java heap, item × band × frame, row-major. The array is shared, not copied, so that augmentation can
 * work in place.
 */
public record Features(float[] values, int items, int bands, int frames) {
    public Features {
        if (values.length != (long) items * bands * frames) {
            throw new IllegalArgumentException(
                    values.length + " values do not make " + items + " × " + bands + " × " + frames);
        }
    }

    Shape shape() {
        return new Shape(items, bands, frames);
    }
}
