package org.affectlab.inference;

/**
 * How many threads serve a model best, as {@code bench-model} measured it. A service takes it as far as its own processors reach.
 *
 * @param workers inference threads of the model, 1 to 1024
 * @param intraOpThreads threads of one operation on one worker, 1 to 1024
 */
public record ServingThreads(int workers, int intraOpThreads) {
    private static final int MOST = 1024;

    public ServingThreads {
        check("workers", workers);
        check("intraOpThreads", intraOpThreads);
    }

    private static void check(String field, int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("serving." + field + " must be 1 to " + MOST + ", not " + count);
        }
    }
}
