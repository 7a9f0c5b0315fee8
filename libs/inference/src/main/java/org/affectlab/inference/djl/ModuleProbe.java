package org.affectlab.inference.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorType;

/**
 * Runs a TorchScript module of which nothing is known but its inputs, to see what it gives. On the processor, in evaluation mode, for the
 * thread that opened it. Owns its native memory until it is closed.
 */
public final class ModuleProbe implements AutoCloseable {
    private final PtNDManager manager;
    private final PtSymbolBlock module;

    /**
     * What a module gave.
     *
     * @param tensors by name, in the module's order
     * @param named whether the module gave a dictionary, so that the names are its own
     */
    public record Given(Map<String, Tensor> tensors, boolean named) {}

    private ModuleProbe(PtNDManager manager, PtSymbolBlock module) {
        this.manager = manager;
        this.module = module;
    }

    /**
     * @param runtime libtorch, which has been started
     * @throws IOException if libtorch cannot load the archive
     */
    public static ModuleProbe open(TorchRuntime runtime, byte[] archive) throws IOException {
        runtime.prepareThread();
        JniUtils.setGraphExecutorOptimize(false);
        PtNDManager manager =
                (PtNDManager) Engine.getEngine(TorchRuntime.ENGINE).newBaseManager(Device.cpu());
        try {
            PtSymbolBlock module = JniUtils.loadModule(manager, new ByteArrayInputStream(archive), true, false);
            JniUtils.enableInferenceMode(module);
            return new ModuleProbe(manager, module);
        } catch (EngineException | IllegalArgumentException e) {
            manager.close();
            throw new IOException("libtorch cannot load the archive: " + DjlInferenceEngine.firstLine(e), e);
        }
    }

    /**
     * The outputs by name: the keys of a dictionary in alphabetical order, else {@code output} or {@code output_0}, {@code output_1} ... in
     * the order of the tuple or list.
     *
     * @throws IOException if the module refuses the inputs, or gives something else than tensors of the types that can be served
     */
    public Given run(List<Tensor> inputs) throws IOException {
        try (PtNDManager scope = manager.newSubManager(manager.getDevice());
                InputValues values = InputValues.of(inputs, scope);
                IValue result = module.forward(values.toArray())) {
            Map<String, Tensor> outputs = new LinkedHashMap<>();
            for (Map.Entry<String, PtNDArray> entry :
                    OutputValues.arrays(result, scope).entrySet()) {
                outputs.put(entry.getKey(), tensor(entry.getKey(), entry.getValue()));
            }
            return new Given(outputs, result.isMap());
        } catch (InferenceException | EngineException | IllegalArgumentException e) {
            throw new IOException("the module failed on " + inputs + ": " + DjlInferenceEngine.firstLine(e), e);
        }
    }

    private static Tensor tensor(String name, PtNDArray array) throws IOException {
        for (TensorType type : TensorType.values()) {
            // Arrays of other types must not be read at all.
            if (array.getDataType() == TorchTypes.of(type)) {
                Tensor shared = Tensor.viewOf(
                        type, array.toByteBuffer(false), array.getShape().getShape());
                return Tensor.copyOf(type, shared.data(), shared.shape());
            }
        }
        throw new IOException(
                "output " + name + " is " + array.getDataType() + ", which cannot be served: cast it to one of "
                        + List.of(TensorType.values()) + " at the end of the module");
    }

    @Override
    public void close() {
        manager.close();
    }
}
