package org.affectlab.servicekit.trace;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.affectlab.inference.ItemTimes;
import org.affectlab.inference.ItemWatcher;
import org.affectlab.tracing.OpenSpan;

/** Writes into the trace of a request how long each of its items waited for its batch and how long that was computed. Thread-safe. */
public final class ItemSpans implements ItemWatcher {
    private static final String ITEMS = "affectlab.batch.items";

    private final Clock clock;

    public ItemSpans(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Consumer<ItemTimes> begin() {
        OpenSpan span = OpenSpan.current();
        return span == null || !span.recorded() ? NOBODY : times -> write(span, times);
    }

    private void write(OpenSpan span, ItemTimes times) {
        Instant end = clock.instant();
        Instant begun = end.minus(times.computed());
        span.had("queue", begun.minus(times.queued()), begun, ITEMS, times.items());
        span.had("compute", begun, end, ITEMS, times.items());
    }
}
