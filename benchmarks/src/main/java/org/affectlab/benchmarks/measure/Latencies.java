package org.affectlab.benchmarks.measure;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Times with three significant digits, 1 µs to 10 min. Longer ones count as 10 min. Thread-safe. */
public final class Latencies {
    private static final long MAX_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;

    private final Histogram histogram = new Histogram(MAX_MICROS, DIGITS);

    public synchronized void add(long nanos) {
        histogram.recordValue(Math.max(0, Math.min(MAX_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos))));
    }

    public void addAll(Latencies other) {
        Histogram copy = other.copy();
        synchronized (this) {
            histogram.add(copy);
        }
    }

    private synchronized Histogram copy() {
        return histogram.copy();
    }

    public synchronized long count() {
        return histogram.getTotalCount();
    }

    /** Milliseconds within which this share (0 to 1) lies; NaN when there is none. */
    public synchronized double millis(double share) {
        return histogram.getTotalCount() == 0 ? Double.NaN : histogram.getValueAtPercentile(share * 100) / 1000.0;
    }

    /** {@code p50 / p95 / p99} in milliseconds. */
    public String percentiles() {
        return count() == 0
                ? "none"
                : String.format(Locale.ROOT, "%.1f / %.1f / %.1f", millis(0.50), millis(0.95), millis(0.99));
    }
}
