package org.affectlab.inference.djl;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.inference.Tensor;

/**
 * The inputs of one forward in native form. The arrays belong to the manager of the call; the {@link IValue}s belong to nobody in DJL and are
 * closed here. Not thread-safe.
 */
final class InputValues implements AutoCloseable {
    private final List<IValue> values = new ArrayList<>();

    private InputValues() {}

    /** If one input cannot be made, those before it are closed. */
    static InputValues of(List<Tensor> tensors, PtNDManager scope) {
        InputValues inputs = new InputValues();
        boolean complete = false;
        try {
            for (Tensor tensor : tensors) {
                inputs.values.add(IValue.from(
                        scope.create(directBytes(tensor), new Shape(tensor.shape()), TorchTypes.of(tensor.type()))));
            }
            complete = true;
            return inputs;
        } finally {
            if (!complete) {
                inputs.close();
            }
        }
    }

    private static ByteBuffer directBytes(Tensor tensor) {
        ByteBuffer data = tensor.data();
        if (data.isDirect()) {
            return data;
        }
        return ByteBuffer.allocateDirect(data.remaining())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(data)
                .flip();
    }

    IValue[] toArray() {
        return values.toArray(IValue[]::new);
    }

    @Override
    public void close() {
        values.forEach(IValue::close);
    }
}
