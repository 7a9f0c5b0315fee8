package org.affectlab.inference.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.affectlab.inference.BatchCheck;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;

/**
 * Copies what a module returned into plain memory: a tensor, a tuple or list of tensors (nested ones in reading order), or a dictionary from
 * the manifest's output names to tensors. Stateless.
 */
final class OutputValues {
    private static final int MAX_DEPTH = 4;

    private OutputValues() {}

    /** @throws InferenceException with {@code MODEL_FAILED} if count, type or shape are not what the manifest promises */
    static List<Tensor> read(IValue result, PtNDManager scope, List<TensorSpec> specs, BatchCheck.Size size) {
        List<PtNDArray> arrays = arrays(result, scope, specs);
        if (arrays.size() != specs.size()) {
            throw broken("the model gave " + arrays.size() + " outputs, the manifest promises " + specs.size());
        }
        List<Tensor> outputs = new ArrayList<>(specs.size());
        for (int i = 0; i < specs.size(); i++) {
            outputs.add(read(arrays.get(i), specs.get(i), size));
        }
        return List.copyOf(outputs);
    }

    private static Tensor read(PtNDArray array, TensorSpec spec, BatchCheck.Size size) {
        long[] expected = spec.batchShape(size.items(), size.free());
        // The type first: an array of a type that DJL does not know must not be read at all.
        if (array.getDataType() != TorchTypes.of(spec.dtype())
                || !Arrays.equals(array.getShape().getShape(), expected)) {
            throw broken("output " + spec.name() + " is " + array.getDataType() + " " + array.getShape()
                    + ", the manifest promises " + spec.dtype() + " " + Arrays.toString(expected));
        }
        return Tensor.viewOf(spec.dtype(), array.toByteBuffer(false), expected);
    }

    /** A dictionary has no order that anyone promised, so its values are taken by the names of the manifest. */
    private static List<PtNDArray> arrays(IValue result, PtNDManager scope, List<TensorSpec> specs) {
        Map<String, PtNDArray> arrays = arrays(result, scope);
        if (!result.isMap()) {
            return List.copyOf(arrays.values());
        }
        List<String> names = specs.stream().map(TensorSpec::name).toList();
        if (!arrays.keySet().equals(Set.copyOf(names))) {
            throw broken(
                    "the model returned a dictionary with " + arrays.keySet() + ", the manifest promises " + names);
        }
        return names.stream().map(arrays::get).toList();
    }

    /**
     * All tensors by name: the keys of a dictionary in alphabetical order, else {@code output} or {@code output_0}, {@code output_1} ...
     *
     * @throws InferenceException with {@code MODEL_FAILED} if there is something else than tensors
     */
    static Map<String, PtNDArray> arrays(IValue result, PtNDManager scope) {
        if (result.isMap()) {
            return named(result, scope);
        }
        List<PtNDArray> arrays = new ArrayList<>();
        collect(result, scope, arrays, 0);
        Map<String, PtNDArray> numbered = new LinkedHashMap<>();
        for (PtNDArray array : arrays) {
            numbered.put(arrays.size() == 1 ? "output" : "output_" + numbered.size(), array);
        }
        return numbered;
    }

    private static Map<String, PtNDArray> named(IValue result, PtNDManager scope) {
        if (!result.getType().matches("Dict[(\\[]str\\b.*")) {
            throw broken("the model returned a " + result.getType() + ", whose keys are no names");
        }
        Map<String, IValue> entries = result.toIValueMap();
        try {
            Map<String, PtNDArray> arrays = new TreeMap<>();
            entries.forEach((name, value) -> {
                if (!value.isTensor()) {
                    throw broken("the model returned a dictionary with a " + value.getType() + " in it");
                }
                arrays.put(name, value.toTensor(scope));
            });
            return arrays;
        } finally {
            entries.values().forEach(IValue::close);
        }
    }

    /** Depth first, so that ((a, b), c) gives a, b, c. */
    private static void collect(IValue value, PtNDManager scope, List<PtNDArray> arrays, int depth) {
        if (value.isTensor()) {
            arrays.add(value.toTensor(scope));
        } else if (value.isTensorList()) {
            arrays.addAll(List.of(value.toTensorArray(scope)));
        } else if ((value.isTuple() || value.isList()) && depth < MAX_DEPTH) {
            IValue[] elements = value.isTuple() ? value.toIValueTuple() : value.toIValueArray();
            try {
                for (IValue element : elements) {
                    collect(element, scope, arrays, depth + 1);
                }
            } finally {
                Arrays.stream(elements).forEach(IValue::close);
            }
        } else {
            throw broken("the model returned a " + value.getType() + (depth == 0 ? "" : " inside a tuple or list")
                    + ", not tensors");
        }
    }

    private static InferenceException broken(String message) {
        return new InferenceException(Code.MODEL_FAILED, message);
    }
}
