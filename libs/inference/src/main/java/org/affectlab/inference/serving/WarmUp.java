package org.affectlab.inference.serving;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.jspecify.annotations.Nullable;

/**
 * Runs a model at every batch size it can meet, on the calling thread (execution plans are kept per thread), with rows of the example as
 * input. It proves the manifest's signature at the same time, because the engine checks the outputs against it.
 */
final class WarmUp {
    private final ModelManifest manifest;
    private final Example example;
    private final int runs;

    WarmUp(ModelManifest manifest, Example example, int runs) {
        this.manifest = manifest;
        this.example = example;
        this.runs = runs;
    }

    /** @throws ModelPackageException with {@code SIGNATURE_MISMATCH} if the model rejects the example at some batch size */
    void run(EngineModel model) throws ModelPackageException {
        for (int size : manifest.batching().engineSizes()) {
            List<Tensor> batch = batchOf(size);
            for (int run = 0; run < runs; run++) {
                forward(model, batch, size);
            }
        }
    }

    private void forward(EngineModel model, List<Tensor> batch, int size) throws ModelPackageException {
        try {
            List<Tensor> outputs = model.forward(batch);
            for (int i = 0; i < manifest.outputs().size(); i++) {
                TensorSpec spec = manifest.outputs().get(i);
                if (!Arrays.equals(outputs.get(i).shape(), spec.batchShape(size))) {
                    throw mismatch(size, "output " + spec.name() + " is " + outputs.get(i), null);
                }
            }
        } catch (InferenceException e) {
            throw mismatch(size, e.getMessage(), e);
        }
    }

    private static ModelPackageException mismatch(int size, @Nullable String message, @Nullable Exception cause) {
        return new ModelPackageException(
                ModelPackageException.Reason.SIGNATURE_MISMATCH,
                "the model does not keep its signature at batch size " + size + ": " + message,
                cause);
    }

    private List<Tensor> batchOf(int size) {
        List<Tensor> batch = new ArrayList<>();
        for (int i = 0; i < manifest.inputs().size(); i++) {
            TensorSpec spec = manifest.inputs().get(i);
            ByteBuffer rows = ByteBuffer.allocate(Math.toIntExact(size * spec.itemByteSize()));
            for (int row = 0; row < size; row++) {
                rows.put(example.item(row % example.size()).get(i).data());
            }
            batch.add(Tensor.viewOf(spec.dtype(), rows.flip(), spec.batchShape(size)));
        }
        return batch;
    }
}
