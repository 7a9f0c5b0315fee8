package org.affectlab.e2e.parity;

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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;

/** A TorchScript module with its methods by name, loaded through DJL. Owns native memory. For one thread. */
final class ScriptedModule implements AutoCloseable {
    private final PtNDManager manager;
    private final PtSymbolBlock block;

    private ScriptedModule(PtNDManager manager, PtSymbolBlock block) {
        this.manager = manager;
        this.block = block;
    }

    /** @param file {@code .pt}, or {@code .pt.gz} */
    static ScriptedModule load(Path file) throws IOException {
        TorchRuntime.start(ThreadPlan.forOneTask());
        PtNDManager manager = (PtNDManager) Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
        boolean loaded = false;
        try (InputStream content = open(file)) {
            PtSymbolBlock block = JniUtils.loadModule(manager, content, false, false);
            JniUtils.enableInferenceMode(block);
            loaded = true;
            return new ScriptedModule(manager, block);
        } finally {
            if (!loaded) {
                manager.close();
            }
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream content = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(content) : content;
    }

    /** Calls {@code method(input)}. */
    float[] call(String method, Tensor input) {
        try (PtNDManager scope = (PtNDManager) manager.newSubManager()) {
            NDArray name = scope.create(0f);
            name.setName("module_method:" + method);
            NDList arguments = new NDList(scope.create(input.toFloats(), new Shape(input.shape())), name);
            return IValueUtils.forward(block, arguments, false)
                    .singletonOrThrow()
                    .toFloatArray();
        }
    }

    /** How many numbers its parameters have. */
    long parameterCount() {
        try (PtNDManager scope = (PtNDManager) manager.newSubManager();
                NDList parameters = JniUtils.moduleGetParams(block, scope)) {
            return parameters.stream().mapToLong(NDArray::size).sum();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
