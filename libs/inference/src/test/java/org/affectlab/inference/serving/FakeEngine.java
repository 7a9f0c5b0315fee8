package org.affectlab.inference.serving;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.batching.FakeModel;

/** An engine whose models do what a test says; counts what is loaded, prepared and closed. Thread-safe. */
final class FakeEngine implements InferenceEngine {
    final AtomicInteger loads = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();
    final Set<String> preparedThreads = ConcurrentHashMap.newKeySet();
    final Set<Integer> warmedSizes = ConcurrentHashMap.newKeySet();
    private final UnaryOperator<List<Tensor>> function;
    private final String nameThatFails;

    FakeEngine(UnaryOperator<List<Tensor>> function, String nameThatFails) {
        this.function = function;
        this.nameThatFails = nameThatFails;
    }

    FakeEngine(UnaryOperator<List<Tensor>> function) {
        this(function, "");
    }

    /** FLOAT32 (batch, 1) to its double. */
    static List<Tensor> twice(List<Tensor> batch) {
        float[] values = batch.get(0).toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= 2;
        }
        return List.of(Tensor.ofFloats(values, values.length, 1));
    }

    @Override
    public void prepareWorkerThread() {
        preparedThreads.add(Thread.currentThread().getName());
    }

    @Override
    public EngineModel load(ModelPackage modelPackage) throws ModelPackageException {
        loads.incrementAndGet();
        if (modelPackage.content("model.pt").length == 0) {
            throw new ModelPackageException(ModelPackageException.Reason.NOT_LOADABLE, "the archive is empty");
        }
        if (modelPackage.manifest().name().equals(nameThatFails)) {
            throw new OutOfMemoryError("simulated");
        }
        FakeModel model = new FakeModel(function);
        open.incrementAndGet();
        return new EngineModel() {
            @Override
            public List<Tensor> forward(List<Tensor> batch) {
                warmedSizes.add((int) batch.get(0).shape()[0]);
                return model.forward(batch);
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }
}
