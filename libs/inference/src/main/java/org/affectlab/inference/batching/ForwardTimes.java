package org.affectlab.inference.batching;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.DimensionSizes;

/**
 * How long a forward of one model takes at each batch size, as measured while it warms up and serves, and what follows from it: whether a
 * number of items that fits no bucket is better padded to the next one or split.
 *
 * <p>On a processor the time grows with the rows, so nine items padded to sixteen cost nearly twice what eight and one cost; on a GPU it hardly
 * grows, and padding is right. What was not measured yet counts as proportional to its rows. Our choice. Thread-safe.
 */
public final class ForwardTimes {
    /** A split has to save more than the measured times scatter. */
    private static final double WORTH_A_SPLIT = 0.95;

    /** Each new time counts this much. */
    private static final double NEWEST_SHARE = 0.2;

    /** Sizes of free dimensions that are told apart; a model with more of them has the rest counted as not measured. */
    private static final int MOST_SIZES = 256;

    private final BatchingPolicy policy;

    // Guarded by this: by the sizes of the free dimensions, then by batch size.
    private final Map<DimensionSizes, Map<Integer, Double>> nanos = new HashMap<>();

    public ForwardTimes(BatchingPolicy policy) {
        this.policy = requireNonNull(policy, "policy is null");
    }

    /** @param rows that the engine saw, padding included */
    public synchronized void record(DimensionSizes sizes, int rows, long elapsedNanos) {
        if (elapsedNanos <= 0 || (nanos.size() >= MOST_SIZES && !nanos.containsKey(sizes))) {
            return;
        }
        nanos.computeIfAbsent(sizes, key -> new HashMap<>())
                .merge(rows, (double) elapsedNanos, (old, newest) -> old + NEWEST_SHARE * (newest - old));
    }

    /**
     * How many of the items to put into the next batch.
     *
     * @param waiting items that could be, at least one
     * @return 1 to the largest batch
     */
    public synchronized int batchSize(DimensionSizes sizes, int waiting) {
        int most = Math.min(waiting, policy.maxBatchSize());
        int lower = largestBucketBelow(most);
        if (lower == 0 || policy.paddedSize(most) == most) {
            return most;
        }
        Map<Integer, Double> times = nanos.getOrDefault(sizes, Map.of());
        double split = time(times, lower) + best(times, most - lower);
        return split < WORTH_A_SPLIT * time(times, policy.paddedSize(most)) ? lower : most;
    }

    private double best(Map<Integer, Double> times, int items) {
        double padded = time(times, policy.paddedSize(items));
        int lower = largestBucketBelow(items);
        return lower == 0 || policy.paddedSize(items) == items
                ? padded
                : Math.min(padded, time(times, lower) + best(times, items - lower));
    }

    private double time(Map<Integer, Double> times, int rows) {
        Double known = times.get(rows);
        if (known != null) {
            return known;
        }
        // In proportion to the nearest size that was measured; without any the unit does not matter.
        return times.entrySet().stream()
                .min((one, other) -> Integer.compare(Math.abs(one.getKey() - rows), Math.abs(other.getKey() - rows)))
                .map(nearest -> nearest.getValue() * rows / nearest.getKey())
                .orElse((double) rows);
    }

    private int largestBucketBelow(int items) {
        List<Integer> buckets = policy.buckets();
        int largest = 0;
        for (int bucket : buckets) {
            if (bucket < items) {
                largest = bucket;
            }
        }
        return largest;
    }
}
