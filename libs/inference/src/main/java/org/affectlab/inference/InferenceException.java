package org.affectlab.inference;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why an item was not answered. */
public class InferenceException extends RuntimeException {
    /** Stable categories. */
    public enum Code {
        /** The queue is full in items or bytes; {@link #retryAfter()} says when to come again. */
        QUEUE_FULL,
        /** The deadline passed before the item was started. */
        DEADLINE_EXCEEDED,
        /** The caller went away before the item was started. */
        CANCELLED,
        /** The inputs are not what the manifest says. */
        INVALID_INPUT,
        /** The model failed on this very item. */
        MODEL_FAILED,
        /** The model is still loading, has failed to load, or was closed. */
        MODEL_NOT_READY
    }

    private final Code code;
    private final @Nullable Duration retryAfter;

    public InferenceException(Code code, String message) {
        this(code, message, null, null);
    }

    public InferenceException(Code code, String message, @Nullable Throwable cause) {
        this(code, message, cause, null);
    }

    private InferenceException(Code code, String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super(message, cause);
        this.code = requireNonNull(code, "code is null");
        this.retryAfter = retryAfter;
    }

    public static InferenceException queueFull(Duration retryAfter) {
        return new InferenceException(Code.QUEUE_FULL, "the queue of the model is full", null, retryAfter);
    }

    public Code code() {
        return code;
    }

    /** Present with {@link Code#QUEUE_FULL}; computed from the recent drain rate of the queue. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
