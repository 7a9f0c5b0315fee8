package org.affectlab.servicekit.upload;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * Bounds the memory that all requests together hold for uploads and for what was decoded from them. What does not fit is refused at once,
 * never queued. Thread-safe, lock-free.
 */
public final class MemoryBudget {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final long capacityBytes;
    private final AtomicLong usedBytes = new AtomicLong();

    public MemoryBudget(long capacityBytes) {
        if (capacityBytes <= 0) {
            throw new IllegalArgumentException("capacityBytes must be greater than zero");
        }
        this.capacityBytes = capacityBytes;
    }

    /** An empty lease; the caller grows and closes it. */
    public MemoryLease open() {
        return new MemoryLease(this);
    }

    public long capacityBytes() {
        return capacityBytes;
    }

    public long usedBytes() {
        return usedBytes.get();
    }

    void acquire(long bytes) {
        long before = usedBytes.getAndUpdate(used -> fits(used, bytes) ? used + bytes : used);
        if (!fits(before, bytes)) {
            throw new ProblemException(
                    ProblemCode.OVERLOADED,
                    "The memory for uploads is full; try again.",
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    RETRY_AFTER,
                    null);
        }
    }

    void release(long bytes) {
        usedBytes.addAndGet(-bytes);
    }

    private boolean fits(long used, long bytes) {
        return bytes <= capacityBytes - used;
    }
}
