package org.affectlab.inference;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A package that cannot be served, with a reason that an operator can act on. */
public final class ModelPackageException extends Exception {
    /** Stable categories. */
    public enum Reason {
        /** The folder or a file that the manifest names is not there, or cannot be read. */
        MISSING_FILE,
        /** {@code model.json} is not a valid manifest, or contradicts the folder it lies in. */
        INVALID_MANIFEST,
        /** A file is larger than the limits allow. */
        TOO_LARGE,
        /** A file is not the one that the manifest was written for. */
        DIGEST_MISMATCH,
        /** The engine cannot load the model file. */
        NOT_LOADABLE,
        /** The model does not accept the inputs, or does not give the outputs, that the manifest promises. */
        SIGNATURE_MISMATCH,
        /** {@code example.npz} is damaged, incomplete, or the model answers something else. */
        EXAMPLE_MISMATCH
    }

    private final Reason reason;

    public ModelPackageException(Reason reason, String message) {
        super(message);
        this.reason = requireNonNull(reason, "reason is null");
    }

    public ModelPackageException(Reason reason, @Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = requireNonNull(reason, "reason is null");
    }

    public Reason reason() {
        return reason;
    }
}
