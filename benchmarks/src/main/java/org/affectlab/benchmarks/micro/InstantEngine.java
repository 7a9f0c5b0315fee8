package org.affectlab.benchmarks.micro;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.LongStream;
import org.affectlab.benchmarks.engine.ModelUnderTest;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.Tensor;

/** Answers every item with the example's output and computes nothing, so that only the library around it takes time. Thread-safe. */
final class InstantEngine implements InferenceEngine {
    private final ModelUnderTest model;

    InstantEngine(ModelUnderTest model) {
        this.model = requireNonNull(model, "model is null");
    }

    @Override
    public EngineModel load(ModelPackage modelPackage) {
        return new EngineModel() {
            @Override
            public List<Tensor> forward(List<Tensor> batch) {
                return List.of(answers((int) batch.get(0).shape()[0]));
            }

            @Override
            public void close() {
                // There is nothing to free.
            }
        };
    }

    private Tensor answers(int rows) {
        Tensor expected = model.expected();
        ByteBuffer bytes = ByteBuffer.allocate(rows * (int) expected.byteSize());
        for (int row = 0; row < rows; row++) {
            bytes.put(expected.data());
        }
        long[] shape = LongStream.concat(LongStream.of(rows), LongStream.of(expected.shape()))
                .toArray();
        return Tensor.viewOf(expected.type(), bytes.flip(), shape);
    }
}
