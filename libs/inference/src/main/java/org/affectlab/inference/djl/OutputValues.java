package org.affectlab.inference.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;

/** Copies what a module returned, a tensor or a tuple or list of tensors, into plain memory. Stateless. */
final class OutputValues {
    private OutputValues() {}

    /** @throws InferenceException with {@code MODEL_FAILED} if count, type or shape are not what the manifest promises */
    static List<Tensor> read(IValue result, PtNDManager scope, List<TensorSpec> specs, long batchSize) {
        List<PtNDArray> arrays = arrays(result, scope);
        if (arrays.size() != specs.size()) {
            throw broken("the model gave " + arrays.size() + " outputs, the manifest promises " + specs.size());
        }
        List<Tensor> outputs = new ArrayList<>(specs.size());
        for (int i = 0; i < specs.size(); i++) {
            outputs.add(read(arrays.get(i), specs.get(i), batchSize));
        }
        return List.copyOf(outputs);
    }

    private static Tensor read(PtNDArray array, TensorSpec spec, long batchSize) {
        long[] expected = spec.batchShape(batchSize);
        // The type first: an array of a type that DJL does not know must not be read at all.
        if (array.getDataType() != TorchTypes.of(spec.dtype())
                || !Arrays.equals(array.getShape().getShape(), expected)) {
            throw broken("output " + spec.name() + " is " + array.getDataType() + " " + array.getShape()
                    + ", the manifest promises " + spec.dtype() + " " + Arrays.toString(expected));
        }
        return Tensor.viewOf(spec.dtype(), array.toByteBuffer(false), expected);
    }

    private static List<PtNDArray> arrays(IValue result, PtNDManager scope) {
        if (result.isTensor()) {
            return List.of(result.toTensor(scope));
        }
        if (result.isTensorList()) {
            return List.of(result.toTensorArray(scope));
        }
        if (result.isTuple()) {
            return tupleArrays(result.toIValueTuple(), scope);
        }
        throw broken("the model returned a " + result.getType() + ", not tensors");
    }

    private static List<PtNDArray> tupleArrays(IValue[] elements, PtNDManager scope) {
        try {
            List<PtNDArray> arrays = new ArrayList<>();
            for (IValue element : elements) {
                if (!element.isTensor()) {
                    throw broken("the model returned a tuple with a " + element.getType() + " in it");
                }
                arrays.add(element.toTensor(scope));
            }
            return arrays;
        } finally {
            Arrays.stream(elements).forEach(IValue::close);
        }
    }

    private static InferenceException broken(String message) {
        return new InferenceException(Code.MODEL_FAILED, message);
    }
}
