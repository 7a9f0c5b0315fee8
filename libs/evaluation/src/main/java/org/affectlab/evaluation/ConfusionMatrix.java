package org.affectlab.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

/**
 * Counts of items by true and predicted class. Immutable and thread-safe; {@link Builder} is neither.
 *
 * <p>Rows are the true classes and columns the predicted ones, both in the order of {@link #labels()}. A class is <em>present</em>
 * when at least one item truly belongs to it. All rates are in [0, 1].
 */
public final class ConfusionMatrix {
    private final List<String> labels;
    private final long[][] counts;

    private ConfusionMatrix(List<String> labels, long[][] counts) {
        this.labels = labels;
        this.counts = counts;
    }

    public static Builder builder(List<String> labels) {
        return new Builder(labels);
    }

    /** The matrix of these counts, {@code counts[true][predicted]}, which are copied. */
    public static ConfusionMatrix of(List<String> labels, long[][] counts) {
        Builder builder = new Builder(labels);
        if (counts.length != labels.size()) {
            throw new IllegalArgumentException("counts must have one row a label");
        }
        for (int actual = 0; actual < counts.length; actual++) {
            if (counts[actual].length != labels.size()) {
                throw new IllegalArgumentException("counts must have one column a label");
            }
            for (int predicted = 0; predicted < counts.length; predicted++) {
                builder.add(actual, predicted, counts[actual][predicted]);
            }
        }
        return builder.build();
    }

    public List<String> labels() {
        return labels;
    }

    public long count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /** A fresh copy, {@code [true][predicted]}. */
    public long[][] counts() {
        return copy(counts);
    }

    public long total() {
        return Arrays.stream(counts).mapToLong(row -> Arrays.stream(row).sum()).sum();
    }

    /** Items that truly belong to the class. */
    public long support(int actual) {
        return Arrays.stream(counts[actual]).sum();
    }

    /** Items that were predicted as the class. */
    public long predicted(int predicted) {
        return Arrays.stream(counts).mapToLong(row -> row[predicted]).sum();
    }

    /** Adds the counts of a matrix over the same labels, which is how folds are pooled. */
    public ConfusionMatrix plus(ConfusionMatrix other) {
        if (!labels.equals(other.labels)) {
            throw new IllegalArgumentException("labels differ: " + labels + " and " + other.labels);
        }
        long[][] sum = copy(counts);
        for (int actual = 0; actual < sum.length; actual++) {
            for (int predicted = 0; predicted < sum.length; predicted++) {
                sum[actual][predicted] += other.counts[actual][predicted];
            }
        }
        return new ConfusionMatrix(labels, sum);
    }

    private static long[][] copy(long[][] counts) {
        return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix matrix
                && labels.equals(matrix.labels)
                && Arrays.deepEquals(counts, matrix.counts);
    }

    @Override
    public int hashCode() {
        return 31 * labels.hashCode() + Arrays.deepHashCode(counts);
    }

    @Override
    public String toString() {
        return "ConfusionMatrix" + labels + Arrays.deepToString(counts);
    }

    /** Collects items; for one thread. */
    public static final class Builder {
        private final List<String> labels;
        private final long[][] counts;

        private Builder(List<String> labels) {
            this.labels = List.copyOf(requireNonNull(labels, "labels is null"));
            if (labels.isEmpty() || this.labels.stream().distinct().count() != labels.size()) {
                throw new IllegalArgumentException("labels must be distinct and at least one: " + labels);
            }
            this.counts = new long[labels.size()][labels.size()];
        }

        public Builder add(int actual, int predicted) {
            return add(actual, predicted, 1);
        }

        public Builder add(int actual, int predicted, long items) {
            if (items < 0) {
                throw new IllegalArgumentException("items must not be negative: " + items);
            }
            counts[actual][predicted] += items;
            return this;
        }

        public ConfusionMatrix build() {
            return new ConfusionMatrix(labels, copy(counts));
        }
    }
}
