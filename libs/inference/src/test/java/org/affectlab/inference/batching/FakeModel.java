package org.affectlab.inference.batching;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.Tensor;

/** A model that does what a test says and remembers what it was asked. Thread-safe. */
public final class FakeModel implements EngineModel {
    public final List<List<float[]>> batches = new CopyOnWriteArrayList<>();
    public final AtomicInteger closed = new AtomicInteger();
    private final UnaryOperator<List<Tensor>> function;

    public FakeModel(UnaryOperator<List<Tensor>> function) {
        this.function = function;
    }

    /** FLOAT32 (batch, 1) to its double; throws {@code error} if a value is negative. */
    public static FakeModel doubling(Throwable error) {
        return new FakeModel(batch -> {
            float[] values = batch.get(0).toFloats();
            for (int i = 0; i < values.length; i++) {
                if (values[i] < 0) {
                    FakeModel.<RuntimeException>sneak(error);
                }
                values[i] *= 2;
            }
            return List.of(Tensor.ofFloats(values, values.length, 1));
        });
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable error) throws T {
        throw (T) error;
    }

    @Override
    public List<Tensor> forward(List<Tensor> batch) {
        batches.add(batch.stream().map(Tensor::toFloats).toList());
        return function.apply(batch);
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }
}
