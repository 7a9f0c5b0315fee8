package org.affectlab.pointscenes;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A cloud that no scene can be made of; the message may be shown to whoever sent it. */
public final class SceneException extends Exception {
    /** Why. */
    public enum Reason {
        /** No point has three finite coordinates. */
        NO_FINITE_POINTS,
        /** The points lie so far apart that voxels of the recipe's size cannot be numbered: most likely the unit is another or a point is faulty. */
        EXTENT_TOO_LARGE
    }

    private final Reason reason;

    public SceneException(Reason reason, String message) {
        super(requireNonNull(message, "message is null"));
        this.reason = requireNonNull(reason, "reason is null");
    }

    static SceneException tooLarge(@Nullable Throwable cause) {
        SceneException exception = new SceneException(
                Reason.EXTENT_TOO_LARGE,
                "The points lie too far apart for voxels of the model's size: is the unit metres?");
        exception.initCause(cause);
        return exception;
    }

    public Reason reason() {
        return reason;
    }
}
