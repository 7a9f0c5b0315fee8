package org.affectlab.inference;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How requests for one model are put together.
 *
 * @param maxBatchSize most items of one forward, 1 to 1024
 * @param maxDelayMillis longest time that the oldest item of a batch may wait for company, counted from its own arrival, 0 to 10,000
 * @param buckets batch sizes that the engine may see, ascending, the last one equal to {@code maxBatchSize}: a batch is padded to the next
 *     bucket. Empty: every size up to the maximum is run as it is (and warmed up, so the start takes longer)
 */
public record BatchingPolicy(int maxBatchSize, int maxDelayMillis, List<Integer> buckets) {
    private static final int MAX_BATCH_SIZE = 1024;
    private static final int MAX_DELAY_MILLIS = 10_000;

    public BatchingPolicy {
        if (maxBatchSize < 1 || maxBatchSize > MAX_BATCH_SIZE) {
            throw new IllegalArgumentException("maxBatchSize must be 1 to " + MAX_BATCH_SIZE + ", not " + maxBatchSize);
        }
        if (maxDelayMillis < 0 || maxDelayMillis > MAX_DELAY_MILLIS) {
            throw new IllegalArgumentException(
                    "maxDelayMillis must be 0 to " + MAX_DELAY_MILLIS + ", not " + maxDelayMillis);
        }
        buckets = List.copyOf(buckets);
        int previous = 0;
        for (int bucket : buckets) {
            if (bucket <= previous) {
                throw new IllegalArgumentException("buckets must be positive and ascending: " + buckets);
            }
            previous = bucket;
        }
        if (!buckets.isEmpty() && previous != maxBatchSize) {
            throw new IllegalArgumentException("the last bucket must be maxBatchSize " + maxBatchSize + ": " + buckets);
        }
    }

    /** The batch size that the engine sees for {@code items} items. */
    public int paddedSize(int items) {
        if (items < 1 || items > maxBatchSize) {
            throw new IllegalArgumentException("items must be 1 to " + maxBatchSize + ", not " + items);
        }
        return buckets.stream().filter(bucket -> bucket >= items).findFirst().orElse(items);
    }

    /** Every batch size that the engine can meet, ascending: what a warm-up has to cover. */
    public List<Integer> engineSizes() {
        return buckets.isEmpty()
                ? IntStream.rangeClosed(1, maxBatchSize).boxed().toList()
                : buckets;
    }
}
