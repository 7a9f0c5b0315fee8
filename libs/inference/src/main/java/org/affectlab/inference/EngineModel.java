package org.affectlab.inference;

import java.util.List;

/**
 * A loaded model. {@link #forward} may run on several worker threads at once; {@link #close} only after the last of them has returned.
 */
public interface EngineModel extends AutoCloseable {
    /**
     * Runs the model; blocking. Inputs and outputs are in the order of the manifest and begin with the batch dimension. The inputs are read
     * only during the call, and the outputs share no memory with them.
     *
     * @throws InferenceException with code {@code INVALID_INPUT} if count, type or shape of the inputs is not what the manifest says (checked
     *     before the engine is touched), with {@code MODEL_FAILED} if the model throws or gives something else than the manifest promises
     */
    List<Tensor> forward(List<Tensor> batch);

    /** Frees the model's native memory. Closing twice does nothing. */
    @Override
    void close();
}
