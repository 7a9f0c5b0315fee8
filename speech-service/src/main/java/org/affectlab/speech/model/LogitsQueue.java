package org.affectlab.speech.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.Tensor;
import org.affectlab.servicekit.models.ItemTicket;
import org.affectlab.speech.pipeline.Probabilities;

/** From the one input of a model to probabilities, through the model's queue; softmax in double precision. As thread-safe as the queue. */
final class LogitsQueue {
    private final Function<InferenceRequest, CompletableFuture<List<Tensor>>> queue;

    LogitsQueue(Function<InferenceRequest, CompletableFuture<List<Tensor>>> queue) {
        this.queue = requireNonNull(queue, "queue is null");
    }

    /** Never blocks; what the queue refuses ends the future as it is. */
    CompletableFuture<double[]> probabilities(Tensor input, ItemTicket ticket) {
        CompletableFuture<List<Tensor>> outputs = queue.apply(ticket.request(List.of(input)));
        // A refusal is passed on as it is; a dependent stage would wrap it.
        CompletableFuture<double[]> probabilities = new CompletableFuture<>();
        outputs.whenComplete((tensors, failure) -> {
            if (failure != null) {
                probabilities.completeExceptionally(failure);
            } else {
                complete(probabilities, tensors);
            }
        });
        return probabilities;
    }

    private static void complete(CompletableFuture<double[]> probabilities, List<Tensor> tensors) {
        try {
            probabilities.complete(Probabilities.softmax(tensors.get(0).toFloats()));
        } catch (IllegalArgumentException notFinite) {
            probabilities.completeExceptionally(ModelFailures.notFinite(notFinite));
        }
    }
}
