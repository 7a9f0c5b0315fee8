package org.affectlab.inference.serving;

import java.util.Collection;
import java.util.Comparator;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageException.Reason;

/**
 * Keeps the loaded models within a budget of memory. libtorch does not tell what a model occupies, so it is reckoned (our choice): before
 * the load {@value #ARCHIVE_FACTOR} times its archive (weights, packed weights, activations of the workers), afterwards the larger of that
 * and the growth of the resident set during the load. Makes room by retiring what was used longest ago; never what is in use or pinned.
 * While a version is replaced, old and new are both in memory, and the old one does not count.
 *
 * <p>For one thread, that which loads.
 */
final class MemoryLedger {
    static final int ARCHIVE_FACTOR = 3;

    private final OptionalLong budget;

    MemoryLedger(OptionalLong budget) {
        this.budget = budget;
    }

    static long estimate(long archiveBytes) {
        return archiveBytes * ARCHIVE_FACTOR;
    }

    /** The charge of a model that was loaded, from what the resident set was before and after. */
    static long charge(long archiveBytes, OptionalLong before, OptionalLong after) {
        long grown = before.isPresent() && after.isPresent() ? after.getAsLong() - before.getAsLong() : 0;
        return Math.max(estimate(archiveBytes), grown);
    }

    /**
     * Room for so many bytes beside all that is loaded.
     *
     * @param loaded entries with a model in memory, without the one that is to be loaded
     * @param evict retires an entry's model and frees it; false if it is in use
     * @throws ModelPackageException {@code TOO_LARGE} if there is no room
     */
    void makeRoom(long bytes, Collection<RepositoryEntry> loaded, Predicate<RepositoryEntry> evict)
            throws ModelPackageException {
        if (budget.isEmpty()) {
            return;
        }
        long limit = budget.getAsLong();
        if (bytes > limit) {
            throw new ModelPackageException(
                    Reason.TOO_LARGE,
                    "the model needs about " + bytes + " bytes of memory, but the budget is " + limit);
        }
        long used = loaded.stream().mapToLong(RepositoryEntry::memoryBytes).sum();
        for (RepositoryEntry victim : leastRecentlyUsed(loaded)) {
            if (used + bytes <= limit) {
                return;
            }
            long freed = victim.memoryBytes();
            if (evict.test(victim)) {
                used -= freed;
            }
        }
        if (used + bytes > limit) {
            throw new NoRoomException("the model needs about " + bytes + " bytes of memory, but models that are pinned"
                    + " or in use occupy " + used + " of the budget of " + limit);
        }
    }

    /** Makes room for what grew more than was thought; what is in use or pinned stays. */
    void shrink(Collection<RepositoryEntry> others, long kept, Predicate<RepositoryEntry> evict) {
        long used =
                kept + others.stream().mapToLong(RepositoryEntry::memoryBytes).sum();
        for (RepositoryEntry victim : leastRecentlyUsed(others)) {
            long freed = victim.memoryBytes();
            if (budget.isPresent() && used > budget.getAsLong() && evict.test(victim)) {
                used -= freed;
            }
        }
    }

    private static Iterable<RepositoryEntry> leastRecentlyUsed(Collection<RepositoryEntry> loaded) {
        return loaded.stream()
                .filter(entry -> !entry.pinned())
                .sorted(Comparator.comparingLong(RepositoryEntry::lastUsed))
                .toList();
    }
}
