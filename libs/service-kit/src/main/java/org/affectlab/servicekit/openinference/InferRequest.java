package org.affectlab.servicekit.openinference;

import java.time.Duration;
import java.util.List;
import org.affectlab.inference.Priority;
import org.jspecify.annotations.Nullable;

/**
 * A request as the client sent it, each tensor right in itself, but not yet held against a model.
 *
 * @param id to be repeated in the answer
 * @param timeout the client's own; null for none
 * @param binaryOutput whether outputs go back as binary data where they do not say otherwise
 * @param inputs in the order of the client
 * @param outputs empty: all
 */
record InferRequest(
        @Nullable String id,
        @Nullable Duration timeout,
        Priority priority,
        boolean binaryOutput,
        List<NamedTensor> inputs,
        List<WantedOutput> outputs) {
    InferRequest {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    boolean binary(WantedOutput output) {
        return output.binary() == null ? binaryOutput : output.binary();
    }
}
