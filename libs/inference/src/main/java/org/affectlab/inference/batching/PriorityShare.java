package org.affectlab.inference.batching;

import org.affectlab.inference.Priority;

/**
 * Interactive before bulk, but not always: of four decisions in which both wait, one is for bulk (our choice), so bulk has a guaranteed
 * quarter and never starves. Not thread-safe: guarded by the queue's lock.
 */
final class PriorityShare {
    static final int BULK_ONCE_IN = 4;

    private int sinceBulk;

    /** Whose turn it is when items of both priorities wait. */
    Priority next() {
        sinceBulk = (sinceBulk + 1) % BULK_ONCE_IN;
        return sinceBulk == 0 ? Priority.BULK : Priority.INTERACTIVE;
    }
}
