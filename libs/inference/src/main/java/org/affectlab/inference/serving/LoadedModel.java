package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A model in memory and who uses it. Once it retires no lease is given any more; the last one that is closed ends {@link #unused()}.
 * Thread-safe.
 */
final class LoadedModel {
    private final ServedModel model;
    private final LoadReport report;
    private final LongClock clock;
    private final CompletableFuture<Void> unused = new CompletableFuture<>();
    private int leases;
    private boolean retiring;
    private long lastUsed;

    /** Ascends with every use: which of two models was used last. */
    interface LongClock {
        long next();
    }

    LoadedModel(ServedModel model, LoadReport report, LongClock clock) {
        this.model = requireNonNull(model, "model is null");
        this.report = requireNonNull(report, "report is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.lastUsed = clock.next();
    }

    ServedModel model() {
        return model;
    }

    LoadReport report() {
        return report;
    }

    /** Empty if the model retires. */
    synchronized Optional<ModelLease> lease() {
        if (retiring) {
            return Optional.empty();
        }
        leases++;
        lastUsed = clock.next();
        return Optional.of(new ModelLease(model, this::release));
    }

    private void release() {
        boolean last;
        synchronized (this) {
            leases--;
            lastUsed = clock.next();
            last = retiring && leases == 0;
        }
        if (last) {
            unused.complete(null);
        }
    }

    /** No more leases from here on. */
    void retire() {
        boolean last;
        synchronized (this) {
            retiring = true;
            last = leases == 0;
        }
        if (last) {
            unused.complete(null);
        }
    }

    /** As {@link #retire()}, but only if nobody uses the model now. */
    boolean retireIfUnused() {
        synchronized (this) {
            if (leases > 0 || model.pending() > 0) {
                return false;
            }
            retiring = true;
        }
        unused.complete(null);
        return true;
    }

    /** Done once the model retires and the last lease is closed. */
    CompletableFuture<Void> unused() {
        return unused;
    }

    synchronized int leases() {
        return leases;
    }

    synchronized boolean retiring() {
        return retiring;
    }

    synchronized long lastUsed() {
        return lastUsed;
    }
}
