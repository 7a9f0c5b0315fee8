package org.affectlab.admission;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Counts who was turned away, and has it said now and then: a log line for each would cost more than the refusal, in the very moment in which
 * there is nothing to spare. Thread-safe.
 */
public final class Refusals {
    private final long periodNanos;
    private final LongSupplier nanoTime;
    private final LongConsumer say;
    private final LongAdder total = new LongAdder();
    private final LongAdder unsaid = new LongAdder();
    private final AtomicLong said;

    /**
     * @param period at least this long from one saying to the next
     * @param nanoTime a monotonic clock in nanoseconds, as {@link System#nanoTime()}
     * @param say takes how many were refused since it was called last; called by whoever is refused
     */
    public Refusals(Duration period, LongSupplier nanoTime, LongConsumer say) {
        this.periodNanos = period.toNanos();
        this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
        this.say = requireNonNull(say, "say is null");
        this.said = new AtomicLong(nanoTime.getAsLong() - periodNanos);
    }

    public void add() {
        total.increment();
        unsaid.increment();
        long now = nanoTime.getAsLong();
        long before = said.get();
        if (now - before >= periodNanos && said.compareAndSet(before, now)) {
            say.accept(unsaid.sumThenReset());
        }
    }

    /** Since the start. */
    public long total() {
        return total.sum();
    }
}
