package org.affectlab.training.network;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorType;

/**
 * A {@code model.pt} that a run has written, for one window at a time. For the thread that opened it, on the processor; libtorch must have
 * been started. Owns its native memory until it is closed.
 */
public final class ExportedModule implements AutoCloseable {
    private final PtNDManager manager;
    private final PtSymbolBlock block;

    private ExportedModule(PtNDManager manager, PtSymbolBlock block) {
        this.manager = manager;
        this.block = block;
    }

    public static ExportedModule open(Path model) {
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setGradMode(false);
        PtNDManager manager = (PtNDManager) Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
        try {
            PtSymbolBlock block = JniUtils.loadModule(manager, model, true, new String[0], new String[0], true);
            JniUtils.enableInferenceMode(block);
            return new ExportedModule(manager, block);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** Number of values in all parameters. */
    public long parameterCount() {
        try (PtNDManager scope = (PtNDManager) manager.newSubManager()) {
            return JniUtils.moduleGetParams(block, scope).stream()
                    .mapToLong(NDArray::size)
                    .sum();
        }
    }

    /**
     * Copies of the values of those parameters that the module has under the declared name and in the declared shape, by name.
     */
    public Map<String, float[]> values(List<ParameterDeclaration> declarations) {
        try (PtNDManager scope = (PtNDManager) manager.newSubManager()) {
            NDList loaded = JniUtils.moduleGetParams(block, scope);
            Map<String, float[]> values = new HashMap<>();
            for (ParameterDeclaration declaration : declarations) {
                NDArray array = loaded.get(declaration.name());
                if (array != null && array.getShape().equals(new Shape(declaration.shape()))) {
                    values.put(declaration.name(), array.toFloatArray());
                }
            }
            return values;
        }
    }

    /** What a method gives for one window, with the batch dimension. */
    public Tensor call(String method, float[] waveform) {
        return call(method, List.of(Tensor.ofFloats(waveform, 1, waveform.length)));
    }

    /**
     * What a method gives, the first part of a tuple.
     *
     * @param inputs float or 32-bit whole numbers, with the batch dimension
     */
    public Tensor call(String method, List<Tensor> inputs) {
        try (PtNDManager scope = (PtNDManager) manager.newSubManager()) {
            NDList arrays = new NDList();
            inputs.forEach(input -> arrays.add(array(scope, input)));
            NDArray name = scope.create(0f);
            name.setName("module_method:" + method);
            arrays.add(name);
            NDArray output = IValueUtils.forward(block, arrays, true).get(0);
            return Tensor.ofFloats(output.toFloatArray(), output.getShape().getShape());
        }
    }

    private static NDArray array(PtNDManager scope, Tensor input) {
        Shape shape = new Shape(input.shape());
        if (input.type() == TensorType.FLOAT32) {
            return scope.create(input.toFloats(), shape);
        }
        if (input.type() != TensorType.INT32) {
            throw new IllegalArgumentException("only FLOAT32 and INT32 go into a module here, not " + input.type());
        }
        int[] values = new int[Math.toIntExact(input.elementCount())];
        input.data().asIntBuffer().get(values);
        return scope.create(values, shape);
    }

    /**
     * Divides the logits by a temperature for good, by scaling the last linear layer.
     *
     * @param parameters as the network's archive declares them; the last two must be weight and bias of the output
     * @throws IOException if they are not
     */
    public void divideLogits(double temperature, List<ParameterDeclaration> parameters, int classes)
            throws IOException {
        List<ParameterDeclaration> last = OutputLayer.of(parameters, classes);
        try (PtNDManager scope = (PtNDManager) manager.newSubManager()) {
            NDList loaded = JniUtils.moduleGetParams(block, scope);
            for (ParameterDeclaration declaration : last) {
                loaded.get(declaration.name()).muli(scope.create((float) (1 / temperature)));
            }
        }
    }

    /** Writes the module as any TorchScript host can load it. */
    public void write(OutputStream target) {
        JniUtils.writeModule(block, target, false);
    }

    @Override
    public void close() {
        manager.close();
    }
}
