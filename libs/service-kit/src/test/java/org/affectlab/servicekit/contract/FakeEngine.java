package org.affectlab.servicekit.contract;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.UnaryOperator;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;

/**
 * An engine whose model computes a given function of the first input of each item, and that can be held up. The one output has the shape that the manifest
 * gives it. Thread-safe.
 */
public final class FakeEngine implements InferenceEngine {
    private final UnaryOperator<float[]> function;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();

    public FakeEngine(UnaryOperator<float[]> function) {
        this.function = function;
    }

    /** No forward starts until the result is closed, by the same thread. */
    public Pause pause() {
        gate.writeLock().lock();
        return gate.writeLock()::unlock;
    }

    @Override
    public EngineModel load(ModelPackage modelPackage) {
        return new Model(modelPackage.manifest().outputs().get(0));
    }

    /** The time in which nothing is computed. */
    public interface Pause extends AutoCloseable {
        @Override
        void close();
    }

    private final class Model implements EngineModel {
        private final TensorSpec output;

        Model(TensorSpec output) {
            this.output = output;
        }

        @Override
        public List<Tensor> forward(List<Tensor> batch) {
            gate.readLock().lock();
            try {
                return List.of(compute(batch.get(0)));
            } finally {
                gate.readLock().unlock();
            }
        }

        private Tensor compute(Tensor inputs) {
            int items = (int) inputs.shape()[0];
            float[][] rows = new float[items][];
            for (int item = 0; item < items; item++) {
                rows[item] = function.apply(inputs.row(item).toFloats());
            }
            float[] all = new float[items * rows[0].length];
            for (int item = 0; item < items; item++) {
                System.arraycopy(rows[item], 0, all, item * rows[0].length, rows[0].length);
            }
            return Tensor.ofFloats(all, output.batchShape(items));
        }

        @Override
        public void close() {}
    }

    /** Zero-filled, for the example of a package. */
    static Tensor zeros(TensorType type, long... shape) {
        return Tensor.copyOf(type, ByteBuffer.allocate((int) Tensor.byteSize(type, shape)), shape);
    }
}
