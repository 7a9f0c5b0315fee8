package org.affectlab.inference.serving;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.affectlab.inference.DimensionSizes;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.batching.ForwardTimes;
import org.affectlab.inference.batching.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs a model at every combination of batch size and bucket of a free dimension that it can meet (of a dimension where every size is allowed:
 * the smallest and the largest), on the calling thread (execution plans are kept per thread), with rows of the example as
 * input. It proves the manifest's signature at the same time, because the engine checks the outputs against it.
 *
 * <p>One worker at a time, or the measured times would be those of a contest.
 */
final class WarmUp {
    private final ModelManifest manifest;
    private final Example example;
    private final int runs;
    private final ForwardTimes times;
    private final TimeSource clock;
    private final LongConsumer rest;

    /**
     * @param times get the last run at each size
     * @param rest called after each forward with its nanoseconds, to leave the processors to others for a while
     */
    WarmUp(ModelManifest manifest, Example example, int runs, ForwardTimes times, TimeSource clock, LongConsumer rest) {
        this.manifest = manifest;
        this.example = example;
        this.runs = runs;
        this.times = times;
        this.clock = clock;
        this.rest = rest;
    }

    /** @throws ModelPackageException with {@code SIGNATURE_MISMATCH} if the model rejects the example at some size */
    synchronized void run(EngineModel model) throws ModelPackageException {
        for (DimensionSizes sizes : manifest.warmUpSizes()) {
            for (int batchSize : manifest.batching().engineSizes()) {
                List<Tensor> batch = batchOf(batchSize, sizes);
                long elapsed = 0;
                for (int run = 0; run < runs; run++) {
                    long start = clock.nanoTime();
                    forward(model, batch, batchSize, sizes);
                    elapsed = clock.nanoTime() - start;
                    rest.accept(elapsed);
                }
                times.record(sizes, batchSize, elapsed);
            }
        }
    }

    private void forward(EngineModel model, List<Tensor> batch, int batchSize, DimensionSizes sizes)
            throws ModelPackageException {
        try {
            List<Tensor> outputs = model.forward(batch);
            for (int i = 0; i < manifest.outputs().size(); i++) {
                TensorSpec spec = manifest.outputs().get(i);
                if (!Arrays.equals(outputs.get(i).shape(), spec.batchShape(batchSize, sizes))) {
                    throw mismatch(batchSize, sizes, "output " + spec.name() + " is " + outputs.get(i), null);
                }
            }
        } catch (InferenceException e) {
            throw mismatch(batchSize, sizes, e.getMessage(), e);
        }
    }

    private static ModelPackageException mismatch(
            int batchSize, DimensionSizes sizes, @Nullable String message, @Nullable Exception cause) {
        String at = sizes.equals(DimensionSizes.none()) ? "" : " and " + sizes;
        return new ModelPackageException(
                ModelPackageException.Reason.SIGNATURE_MISMATCH,
                "the model does not keep its signature at batch size " + batchSize + at + ": " + message,
                cause);
    }

    private List<Tensor> batchOf(int batchSize, DimensionSizes sizes) {
        List<Tensor> batch = new ArrayList<>();
        for (int i = 0; i < manifest.inputs().size(); i++) {
            TensorSpec spec = manifest.inputs().get(i);
            int rowBytes = Math.toIntExact(spec.itemByteSize(sizes));
            ByteBuffer rows = ByteBuffer.allocate(Math.multiplyExact(batchSize, rowBytes));
            for (int row = 0; row < batchSize; row++) {
                repeat(example.item(row % example.size()).get(i).data(), rows, rowBytes);
            }
            batch.add(Tensor.viewOf(spec.dtype(), rows.flip(), spec.batchShape(batchSize, sizes)));
        }
        return batch;
    }

    /** The values of the example over and over, so that other sizes than its own get values that the model knows too. */
    private static void repeat(ByteBuffer values, ByteBuffer target, int bytes) {
        for (int left = bytes; left > 0; ) {
            int next = Math.min(left, values.remaining());
            target.put(values.slice(values.position(), next));
            left -= next;
        }
    }
}
