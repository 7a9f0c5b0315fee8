package org.affectlab.inference.batching;

import java.util.Comparator;

/**
 * Where a waiting item stands among the items of its priority. Immutable.
 *
 * @param round the lower, the earlier, see {@link FairTurns}
 * @param sequence of arrival, which decides within a round
 */
record Place(long round, long sequence) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparingLong(Place::round).thenComparingLong(Place::sequence);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
