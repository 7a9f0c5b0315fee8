package org.affectlab.benchmarks.http;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request and what became of it. Times are {@link System#nanoTime}.
 *
 * @param dueNanos when the request should have been sent: latencies count from here, so that a generator or a server that falls behind cannot
 *     hide it
 * @param sentNanos when its first byte was written
 * @param endNanos when its last byte was read, or when it was known to have failed
 * @param before what the connection carried just before; null where it was a new one
 * @param answer there exactly if {@code outcome} is {@code ANSWERED}
 */
public record Exchange(
        PreparedRequest request,
        long dueNanos,
        long sentNanos,
        long endNanos,
        Outcome outcome,
        @Nullable PreparedRequest before,
        @Nullable Answer answer) {
    /** How an exchange ends. */
    public enum Outcome {
        ANSWERED,
        /** By this side, as planned. */
        CUT,
        /** The other side ended the connection before it had answered. */
        CLOSED,
        /** No whole answer in time. */
        TIMED_OUT,
        /** What came was no HTTP. */
        MALFORMED,
        /** No connection could be made. */
        NOT_CONNECTED
    }

    public Exchange {
        requireNonNull(request, "request is null");
        if ((requireNonNull(outcome, "outcome is null") == Outcome.ANSWERED) != (answer != null)) {
            throw new IllegalArgumentException("an answer belongs to ANSWERED, not to " + outcome);
        }
    }

    /** The status, or 0 when there is none. */
    public int status() {
        return answer == null ? 0 : answer.status();
    }

    public long latencyNanos() {
        return endNanos - dueNanos;
    }

    /** What is wrong with how it ended, by the request's own check; empty: nothing. A planned cut is as it should be. */
    public Optional<String> fault() {
        if (outcome == Outcome.CUT) {
            return Optional.empty();
        }
        return answer == null
                ? Optional.of(outcome.name() + connectionText())
                : request.check().fault(answer);
    }

    private String connectionText() {
        return before == null ? " on a new connection" : " on a connection that had carried '" + before.kind() + "'";
    }

    /** For counting: the status, or the outcome where there is none. */
    public String label() {
        return answer == null ? outcome.name() : Integer.toString(answer.status());
    }
}
