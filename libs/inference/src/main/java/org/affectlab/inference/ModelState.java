package org.affectlab.inference;

/** Where a model stands. */
public enum ModelState {
    /** Known, but not in memory: it is loaded when it is asked for, or was unloaded by hand; its {@link ModelStatus} says which. */
    UNLOADED,
    /** Being verified and loaded. */
    LOADING,
    /** Being warmed up and checked against its example. */
    WARMING,
    /** Takes requests. */
    READY,
    /** Takes no more requests, but those under way still end on it. */
    RETIRING,
    /** Kept out; the reason is in its {@link ModelStatus}. */
    FAILED,
    /** Closed; takes no more requests. */
    CLOSED
}
