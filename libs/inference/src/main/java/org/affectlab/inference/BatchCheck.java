package org.affectlab.inference;

import java.util.List;
import org.affectlab.inference.InferenceException.Code;

/** The last look at a batch before an engine computes with it: in native code a wrong type would end the process. Stateless. */
public final class BatchCheck {
    private BatchCheck() {}

    /**
     * @param items common batch size of the inputs
     * @param free sizes of the free dimensions
     */
    public record Size(long items, DimensionSizes free) {}

    /**
     * The size of the batch.
     *
     * @throws InferenceException with {@code INVALID_INPUT} if they are not what the manifest says
     */
    public static Size check(ModelManifest manifest, List<Tensor> batch) {
        DimensionSizes sizes = DimensionSizes.ofBatch(manifest, batch);
        long batchSize = batch.get(0).shape()[0];
        if (batchSize < 1 || batchSize > manifest.batching().maxBatchSize()) {
            throw invalid("the batch size must be 1 to " + manifest.batching().maxBatchSize() + ", not " + batchSize);
        }
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i).shape()[0] != batchSize) {
                throw invalid("input " + manifest.inputs().get(i).name() + " has another batch size than " + batchSize
                        + ": " + batch.get(i));
            }
        }
        return new Size(batchSize, sizes);
    }

    private static InferenceException invalid(String message) {
        return new InferenceException(Code.INVALID_INPUT, message);
    }
}
