package org.affectlab.inference;

/** Where a model stands. */
public enum ModelState {
    /** Being verified, loaded, warmed up or checked against its example. */
    LOADING,
    /** Takes requests. */
    READY,
    /** Kept out; the reason is in its {@link ModelStatus}. */
    FAILED,
    /** Closed; takes no more requests. */
    CLOSED
}
