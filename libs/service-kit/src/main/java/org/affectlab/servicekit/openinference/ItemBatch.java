package org.affectlab.servicekit.openinference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.Priority;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * The items of one request in the queue of a model: submitted together, in order, as the work of one caller. The first failure is the failure
 * of the request, and what has not been computed then never is. For one thread.
 */
final class ItemBatch {
    private final ServedModel model;
    private final Caller caller;
    private final Priority priority;
    private final AtomicBoolean abandoned = new AtomicBoolean();

    ItemBatch(ServedModel model, Priority priority, Caller caller) {
        this.model = model;
        this.caller = caller;
        this.priority = priority;
    }

    /**
     * @param items each in the order of the manifest
     * @return for each item its outputs in the order of the manifest
     * @throws InferenceException the first failure of an item
     * @throws ProblemException DEADLINE_EXCEEDED
     * @throws org.affectlab.servicekit.problem.ClientGoneException if nobody waits for the answer any more
     */
    List<List<Tensor>> infer(List<List<Tensor>> items) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        AtomicInteger open = new AtomicInteger(items.size());
        List<CompletableFuture<List<Tensor>>> answers = new ArrayList<>(items.size());
        try {
            for (List<Tensor> item : items) {
                CompletableFuture<List<Tensor>> answer = model.submit(new InferenceRequest(
                        item, caller.id(), caller.deadline().instant(), abandoned::get, priority));
                answers.add(answer);
                answer.whenComplete((outputs, failure) -> {
                    if (failure != null) {
                        end.completeExceptionally(failure);
                    } else if (open.decrementAndGet() == 0) {
                        end.complete(null);
                    }
                });
                if (end.isCompletedExceptionally()) {
                    break;
                }
            }
            caller.await(end);
        } catch (RuntimeException failure) {
            abandoned.set(true);
            answers.forEach(answer -> answer.cancel(false));
            throw failure;
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }
}
