package org.affectlab.training.ensemble;

import org.affectlab.training.augment.WindowGrid;

/** How far apart a member's windows lie in a longer one of its ensemble. Pure functions. */
final class MemberHop {
    private MemberHop() {}

    /**
     * The hop with which as few windows as possible cover the longer one from its beginning to its end (our choice: a forward costs as many).
     *
     * @param own samples of the member's window
     * @param longest samples of the ensemble's, more than that
     * @throws IllegalArgumentException if that many cannot lie evenly apart by whole frames
     */
    static int of(int own, int longest) {
        int gaps = (longest - 1) / own;
        int hop = (longest - own) / gaps;
        if (hop * gaps != longest - own || hop % WindowGrid.HOP_SAMPLES != 0) {
            throw new IllegalArgumentException(
                    (gaps + 1) + " windows of " + own + " samples do not cover " + longest + " evenly in whole frames");
        }
        return hop;
    }
}
