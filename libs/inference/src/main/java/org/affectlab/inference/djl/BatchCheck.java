package org.affectlab.inference.djl;

import java.util.Arrays;
import java.util.List;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;

/** The last look at a batch before it reaches native code, where a wrong type would end the process. Stateless. */
final class BatchCheck {
    private BatchCheck() {}

    /**
     * The common batch size of the inputs.
     *
     * @throws InferenceException with {@code INVALID_INPUT} if they are not what the manifest says
     */
    static long batchSize(ModelManifest manifest, List<Tensor> batch) {
        List<TensorSpec> specs = manifest.inputs();
        if (batch.size() != specs.size()) {
            throw invalid("the model takes " + specs.size() + " inputs, not " + batch.size());
        }
        long batchSize = batch.get(0).rank() == 0 ? 0 : batch.get(0).shape()[0];
        if (batchSize < 1 || batchSize > manifest.batching().maxBatchSize()) {
            throw invalid("the batch size must be 1 to " + manifest.batching().maxBatchSize() + ", not " + batchSize);
        }
        for (int i = 0; i < specs.size(); i++) {
            TensorSpec spec = specs.get(i);
            long[] expected = spec.batchShape(batchSize);
            if (batch.get(i).type() != spec.dtype()
                    || !Arrays.equals(batch.get(i).shape(), expected)) {
                throw invalid("input " + spec.name() + " must be " + spec.dtype() + " " + Arrays.toString(expected)
                        + ", not " + batch.get(i));
            }
        }
        return batchSize;
    }

    private static InferenceException invalid(String message) {
        return new InferenceException(Code.INVALID_INPUT, message);
    }
}
