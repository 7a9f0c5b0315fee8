package org.affectlab.inference;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One item for a model.
 *
 * @param inputs in the order of the manifest, <em>without</em> the batch dimension
 * @param caller whose work this is; items of one caller and one priority start in the order in which they were submitted, as long as the
 *     free dimensions of their inputs are equal
 * @param deadline after which the answer is of no use: the item is dropped if it has not been started
 * @param cancelled asked from worker threads, cheap and non-blocking: true once nobody waits for the answer any more
 * @param priority whether somebody waits for this very item
 */
public record InferenceRequest(
        List<Tensor> inputs, String caller, Instant deadline, BooleanSupplier cancelled, Priority priority) {
    public InferenceRequest {
        inputs = List.copyOf(requireNonNull(inputs, "inputs is null"));
        requireNonNull(caller, "caller is null");
        requireNonNull(deadline, "deadline is null");
        requireNonNull(cancelled, "cancelled is null");
        requireNonNull(priority, "priority is null");
    }

    /** An interactive item. */
    public InferenceRequest(List<Tensor> inputs, String caller, Instant deadline, BooleanSupplier cancelled) {
        this(inputs, caller, deadline, cancelled, Priority.INTERACTIVE);
    }

    public long byteSize() {
        return inputs.stream().mapToLong(Tensor::byteSize).sum();
    }
}
