package org.affectlab.training.config;

/** What becomes of classes of unequal size. */
public enum ClassBalance {
    /** Every window counts the same. */
    NONE,
    /**
     * A window counts n ÷ (c·m): n training clips of its corpus, c classes that occur in it, m clips of its class in it. The weights' mean over
     * a corpus's clips is 1. By corpus, since a class that only one corpus has would else teach the network to tell corpora apart.
     */
    INVERSE_FREQUENCY
}
