package org.affectlab.benchmarks.engine;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.affectlab.inference.djl.TorchRuntime;

/**
 * The peer of everything else: libtorch through DJL's calls and nothing around them. An input lies in native memory once and for all, so a
 * forward costs neither queue nor copy nor check; of the output every value is read. Threads and settings are those of the services.
 *
 * <p>Owns the module's native memory. Each thread that computes makes a {@link Lane} of its own.
 */
public final class RawEngine implements AutoCloseable {
    private final TorchRuntime runtime;
    private final ModelUnderTest model;
    private final PtNDManager manager;
    private final PtSymbolBlock module;

    /** @throws IOException if libtorch cannot load the archive */
    public RawEngine(TorchRuntime runtime, ModelUnderTest model) throws IOException {
        this.runtime = requireNonNull(runtime, "runtime is null");
        this.model = requireNonNull(model, "model is null");
        byte[] archive = model.modelPackage().content(model.manifest().format().fileName());
        manager = (PtNDManager) Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
        boolean loaded = false;
        try {
            module = JniUtils.loadModule(manager, new ByteArrayInputStream(archive), true, false);
            JniUtils.enableInferenceMode(module);
            loaded = true;
        } finally {
            if (!loaded) {
                manager.close();
            }
        }
    }

    /** What the module answers to each of these items, computed one by one. Keeps the order. */
    public Map<float[], float[]> answers(Iterable<float[]> items) {
        Map<float[], float[]> answers = new LinkedHashMap<>();
        for (float[] item : items) {
            try (Lane lane = new Lane(item, 1)) {
                answers.put(item, lane.forward());
            }
        }
        return answers;
    }

    /** A lane on the example, for the calling thread. */
    public Lane lane(int batchSize) {
        return new Lane(model.example().toFloats(), batchSize);
    }

    @Override
    public void close() {
        manager.close();
    }

    /** One thread's input and forwards. Made, used and closed on that thread. */
    public final class Lane implements AutoCloseable {
        private final PtNDManager scope;
        private final PtNDArray input;

        private Lane(float[] item, int batchSize) {
            runtime.prepareThread();
            JniUtils.setGraphExecutorOptimize(false);
            scope = manager.newSubManager(manager.getDevice());
            long[] itemShape = model.example().shape();
            Shape shape = new Shape(LongStream.concat(LongStream.of(batchSize), LongStream.of(itemShape))
                    .toArray());
            ByteBuffer bytes = ByteBuffer.allocateDirect(batchSize * item.length * Float.BYTES)
                    .order(ByteOrder.nativeOrder());
            for (int row = 0; row < batchSize; row++) {
                bytes.asFloatBuffer().put(item);
                bytes.position(bytes.position() + item.length * Float.BYTES);
            }
            input = scope.create(bytes.flip(), shape, DataType.FLOAT32);
        }

        /** Every value of the output. */
        public float[] forward() {
            try (PtNDManager call = scope.newSubManager(scope.getDevice());
                    IValue value = IValue.from(input);
                    IValue result = module.forward(value)) {
                return result.toTensor(call).toFloatArray();
            }
        }

        @Override
        public void close() {
            scope.close();
        }
    }
}
