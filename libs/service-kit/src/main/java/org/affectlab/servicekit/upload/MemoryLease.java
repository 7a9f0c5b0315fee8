package org.affectlab.servicekit.upload;

/** One request's part of the {@link MemoryBudget}. For one thread; closing gives everything back and may be repeated. */
public final class MemoryLease implements AutoCloseable {
    private final MemoryBudget budget;
    private long heldBytes;

    MemoryLease(MemoryBudget budget) {
        this.budget = budget;
    }

    /** @throws org.affectlab.servicekit.problem.ProblemException OVERLOADED if the budget has no room; the lease stays as it was */
    public void grow(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative");
        }
        budget.acquire(bytes);
        heldBytes += bytes;
    }

    public void shrink(long bytes) {
        if (bytes < 0 || bytes > heldBytes) {
            throw new IllegalArgumentException("bytes must be between 0 and what the lease holds");
        }
        heldBytes -= bytes;
        budget.release(bytes);
    }

    public long heldBytes() {
        return heldBytes;
    }

    @Override
    public void close() {
        shrink(heldBytes);
    }
}
