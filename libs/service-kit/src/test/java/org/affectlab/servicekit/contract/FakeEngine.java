package org.affectlab.servicekit.contract;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.UnaryOperator;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorType;

/** An engine whose model computes a given function of each item, one input and one output, and that can be held up. Thread-safe. */
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
        return new Model();
    }

    /** The time in which nothing is computed. */
    public interface Pause extends AutoCloseable {
        @Override
        void close();
    }

    private final class Model implements EngineModel {
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
            return Tensor.ofFloats(all, items, rows[0].length);
        }

        @Override
        public void close() {}
    }

    /** A zero-filled item, for the example of a package. */
    static Tensor zeros(long... shape) {
        return Tensor.copyOf(
                TensorType.FLOAT32, ByteBuffer.allocate((int) Tensor.byteSize(TensorType.FLOAT32, shape)), shape);
    }
}
