package org.affectlab.servicekit.upload;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the memory that all requests together hold for uploads and for what was decoded from them. What does not fit is refused at once,
 * never queued. Thread-safe, lock-free.
 */
public final class MemoryBudget {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final long capacityBytes;
    private final @Nullable MemoryBudget whole;
    private final AtomicLong usedBytes = new AtomicLong();

    public MemoryBudget(long capacityBytes) {
        this(capacityBytes, null);
    }

    private MemoryBudget(long capacityBytes, @Nullable MemoryBudget whole) {
        if (capacityBytes <= 0) {
            throw new IllegalArgumentException("capacityBytes must be greater than zero");
        }
        this.capacityBytes = capacityBytes;
        this.whole = whole;
    }

    /**
     * For some of the requests, so that they leave something to the others: what they hold counts here, too, and together is never more than this.
     *
     * @param most at most {@link #capacityBytes()}
     */
    public MemoryBudget part(long most) {
        if (most > capacityBytes) {
            throw new IllegalArgumentException("a part is not larger than the whole");
        }
        return new MemoryBudget(most, this);
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
        take(bytes);
        if (whole != null) {
            try {
                whole.acquire(bytes);
            } catch (ProblemException full) {
                usedBytes.addAndGet(-bytes);
                throw full;
            }
        }
    }

    private void take(long bytes) {
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
        if (whole != null) {
            whole.release(bytes);
        }
    }

    private boolean fits(long used, long bytes) {
        return bytes <= capacityBytes - used;
    }
}
