package org.affectlab.servicekit.models;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.Priority;
import org.affectlab.inference.Tensor;

/**
 * Whose item it is and how long it is worth computing.
 *
 * @param bulk part of a large piece of work: may come after the items of small ones
 * @param cancelled asked from other threads: true once nobody waits for the item any more
 */
public record ItemTicket(String caller, Instant deadline, boolean bulk, BooleanSupplier cancelled) {
    public ItemTicket {
        requireNonNull(caller, "caller is null");
        requireNonNull(deadline, "deadline is null");
        requireNonNull(cancelled, "cancelled is null");
    }

    /** The item as a model's queue takes it. */
    public InferenceRequest request(List<Tensor> inputs) {
        return new InferenceRequest(inputs, caller, deadline, cancelled, bulk ? Priority.BULK : Priority.INTERACTIVE);
    }
}
