package org.affectlab.servicekit.admission;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * A few at a time, in the order of arrival: for work on a request's own thread that takes processor and memory, such as decoding. Who waits is
 * bounded in number, and stops waiting when its deadline comes or its client goes. Thread-safe.
 */
public final class Turns {
    private final int maxWaiting;

    // Both guarded by this.
    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int free;

    /**
     * @param atATime how many work at once
     * @param maxWaiting how many more may wait; further ones are refused
     */
    public Turns(int atATime, int maxWaiting) {
        if (atATime < 1 || maxWaiting < 0) {
            throw new IllegalArgumentException("atATime must be greater than zero and maxWaiting not negative");
        }
        this.free = atATime;
        this.maxWaiting = maxWaiting;
    }

    /**
     * Does the work when its turn has come.
     *
     * @throws ProblemException OVERLOADED if too many wait, DEADLINE_EXCEEDED
     * @throws org.affectlab.servicekit.problem.ClientGoneException if the client left before the turn came
     */
    public <T> T take(Caller caller, Supplier<T> work) {
        return take(caller, work, maxWaiting);
    }

    /**
     * As {@link #take}, for the next piece of work of which a part is done: it waits its turn, but is never refused, since that would throw away
     * what is done. Those who go on are at most as many as were let in.
     */
    public <T> T takeNext(Caller caller, Supplier<T> work) {
        return take(caller, work, Integer.MAX_VALUE);
    }

    private <T> T take(Caller caller, Supplier<T> work, int longest) {
        requireNonNull(work, "work is null");
        caller.check();
        CompletableFuture<Void> turn = queue(longest);
        try {
            caller.await(turn);
        } catch (Throwable unwilling) {
            giveUp(turn);
            throw unwilling;
        }
        try {
            return work.get();
        } finally {
            pass();
        }
    }

    /** How many wait now. */
    public synchronized int waiting() {
        return waiting.size();
    }

    private synchronized CompletableFuture<Void> queue(int longest) {
        if (free > 0) {
            free--;
            return CompletableFuture.completedFuture(null);
        }
        if (waiting.size() >= longest) {
            throw new ProblemException(ProblemCode.OVERLOADED, "Too many uploads wait for their turn; try again.");
        }
        CompletableFuture<Void> turn = new CompletableFuture<>();
        waiting.add(turn);
        return turn;
    }

    private void giveUp(CompletableFuture<Void> turn) {
        boolean wasWaiting;
        synchronized (this) {
            wasWaiting = waiting.remove(turn);
        }
        if (!wasWaiting) {
            // The turn came while the caller turned away.
            pass();
        }
    }

    private void pass() {
        CompletableFuture<Void> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
            }
        }
        if (next != null) {
            next.complete(null);
        }
    }
}
