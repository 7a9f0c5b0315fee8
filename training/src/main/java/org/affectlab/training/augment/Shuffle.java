package org.affectlab.training.augment;

import java.util.SplittableRandom;

/** Random orders. */
public final class Shuffle {
    private Shuffle() {}

    /** A uniformly random permutation of 0 … size − 1. */
    public static int[] permutation(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int index = 0; index < size; index++) {
            int other = random.nextInt(index + 1);
            order[index] = order[other];
            order[other] = index;
        }
        return order;
    }
}
