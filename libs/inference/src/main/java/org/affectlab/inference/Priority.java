package org.affectlab.inference;

/** How urgent an item is. Interactive items go first, yet bulk items keep a guaranteed share of every model. */
public enum Priority {
    /** Somebody waits for the answer. */
    INTERACTIVE,
    /** Part of a long job that nobody watches item by item. */
    BULK
}
