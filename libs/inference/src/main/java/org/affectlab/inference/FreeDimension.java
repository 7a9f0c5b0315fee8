package org.affectlab.inference;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * What sizes a free dimension other than {@code batch} may have, and what the engine gets to see of them.
 *
 * @param min smallest size of an item, at least 1
 * @param max largest size of an item
 * @param buckets ascending sizes within {@code min} and {@code max}. With {@link Grouping#PAD} the sizes that the engine sees, the last one
 *     equal to {@code max}. With {@link Grouping#EXACT} the only sizes allowed; empty: every size from {@code min} to {@code max}
 * @param grouping which items share a batch
 * @param padValue finite and the same for all padded dimensions of an input; fills inputs up to their bucket with {@link Grouping#PAD}
 */
public record FreeDimension(int min, int max, List<Integer> buckets, Grouping grouping, double padValue) {
    public FreeDimension {
        requireNonNull(grouping, "grouping is null");
        if (min < 1 || max < min) {
            throw new IllegalArgumentException("sizes must be 1 or more and max not below min: " + min + " to " + max);
        }
        buckets = List.copyOf(requireNonNull(buckets, "buckets is null"));
        int previous = min - 1;
        for (int bucket : buckets) {
            if (bucket <= previous || bucket > max) {
                throw new IllegalArgumentException(
                        "buckets must be ascending and within " + min + " to " + max + ": " + buckets);
            }
            previous = bucket;
        }
        if (grouping == Grouping.PAD && previous != max) {
            throw new IllegalArgumentException("the last bucket must be max " + max + ": " + buckets);
        }
        if (!Double.isFinite(padValue)) {
            throw new IllegalArgumentException("padValue must be finite, not " + padValue);
        }
    }

    /** Whether an item may have this size. */
    public boolean accepts(long size) {
        return size >= min
                && size <= max
                && (grouping == Grouping.PAD || buckets.isEmpty() || buckets.contains((int) size));
    }

    /** The size that the engine sees for an item of an accepted size. */
    public int engineSize(int size) {
        if (!accepts(size)) {
            throw new IllegalArgumentException("size must be " + this + ", not " + size);
        }
        return grouping == Grouping.EXACT
                ? size
                : buckets.stream().filter(bucket -> bucket >= size).findFirst().orElseThrow();
    }

    /** The sizes that a warm-up runs: all buckets; without buckets, where every size is allowed, the smallest and the largest. */
    public List<Integer> warmUpSizes() {
        return buckets.isEmpty() ? Stream.of(min, max).distinct().toList() : buckets;
    }

    /** The allowed sizes in words. */
    @Override
    public String toString() {
        return grouping == Grouping.EXACT && !buckets.isEmpty() ? "one of " + buckets : min + " to " + max;
    }
}
