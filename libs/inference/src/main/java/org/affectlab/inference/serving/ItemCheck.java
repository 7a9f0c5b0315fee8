package org.affectlab.inference.serving;

import java.nio.ByteBuffer;
import java.util.List;
import org.affectlab.inference.DimensionSizes;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;

/**
 * Whether one item is what the manifest says, so that a wrong one never joins a batch: count, types, shapes, sizes of free dimensions; no NaN
 * and no infinity unless the manifest allows them; no byte but 0 and 1 in a boolean, which is what native code relies on. Stateless.
 */
final class ItemCheck {
    private static final int FLOAT32_EXPONENT = 0x7f80_0000;
    private static final long FLOAT64_EXPONENT = 0x7ff0_0000_0000_0000L;
    private static final int FLOAT16_EXPONENT = 0x7c00;
    private static final int NONE = -1;

    private ItemCheck() {}

    /**
     * The sizes of the free dimensions in the item.
     *
     * @throws InferenceException with {@code INVALID_INPUT}
     */
    static DimensionSizes check(ModelManifest manifest, List<Tensor> inputs) {
        DimensionSizes sizes = DimensionSizes.ofItem(manifest, inputs);
        for (int i = 0; i < inputs.size(); i++) {
            checkValues(manifest.inputs().get(i), inputs.get(i));
        }
        return sizes;
    }

    private static void checkValues(TensorSpec spec, Tensor input) {
        if (spec.dtype().isFloatingPoint() && spec.nonFinite()) {
            return;
        }
        int bad = firstBad(input.type(), input.data());
        if (bad != NONE) {
            throw new InferenceException(
                    Code.INVALID_INPUT,
                    "input " + spec.name() + " holds "
                            + (spec.dtype() == TensorType.BOOL ? "a boolean other than 0 and 1" : "NaN or an infinity")
                            + " at position " + bad);
        }
    }

    /** Only bits are compared, so that the compiler can do several elements at once. */
    private static int firstBad(TensorType type, ByteBuffer data) {
        int elements = data.remaining() / type.byteSize();
        for (int i = 0; i < elements; i++) {
            boolean bad =
                    switch (type) {
                        case FLOAT32 -> (data.getInt(i << 2) & FLOAT32_EXPONENT) == FLOAT32_EXPONENT;
                        case FLOAT64 -> (data.getLong(i << 3) & FLOAT64_EXPONENT) == FLOAT64_EXPONENT;
                        case FLOAT16 -> (data.getShort(i << 1) & FLOAT16_EXPONENT) == FLOAT16_EXPONENT;
                        case BOOL -> (data.get(i) & ~1) != 0;
                        case INT8, UINT8, INT32, INT64 -> false;
                    };
            if (bad) {
                return i;
            }
        }
        return NONE;
    }
}
