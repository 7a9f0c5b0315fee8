package org.affectlab.servicekit.problem;

import java.util.OptionalLong;
import org.affectlab.inference.InferenceException;

/** Errors of the model queue in the vocabulary of the clients. */
public final class InferenceProblems {
    private InferenceProblems() {}

    public static ProblemException translate(InferenceException error) {
        return switch (error.code()) {
            case QUEUE_FULL -> problem(ProblemCode.OVERLOADED, "The queue of the model is full; try again.", error);
            case DEADLINE_EXCEEDED ->
                problem(
                        ProblemCode.DEADLINE_EXCEEDED,
                        "The time for this request ran out before the model answered.",
                        error);
            // Only a service that stops cancels requests whose client still reads.
            case CANCELLED ->
                problem(ProblemCode.SERVICE_UNAVAILABLE, "The request was cancelled because the service stops.", error);
            // Services cut the tensors themselves, so a refused tensor is the service's fault, not the client's.
            case INVALID_INPUT ->
                problem(
                        ProblemCode.INTERNAL_ERROR,
                        "The service failed; its log has the reason under the traceId.",
                        error);
            case MODEL_FAILED -> problem(ProblemCode.MODEL_FAILED, "The model failed on this input.", error);
            case MODEL_NOT_READY ->
                problem(ProblemCode.MODEL_NOT_READY, "The model is not ready yet; try again.", error);
        };
    }

    private static ProblemException problem(ProblemCode code, String detail, InferenceException error) {
        return new ProblemException(
                code,
                detail,
                OptionalLong.empty(),
                OptionalLong.empty(),
                error.retryAfter().orElse(null),
                error);
    }
}
