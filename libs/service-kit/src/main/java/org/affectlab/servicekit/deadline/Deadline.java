package org.affectlab.servicekit.deadline;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/** The moment at which a request's answer is worth nothing any more. Immutable. */
public record Deadline(Instant instant, Clock clock) {
    /** Milliseconds that the caller still waits, counted from the arrival of the request; a gateway passes on what is left. */
    public static final String HEADER = "X-Request-Deadline-Ms";

    public Deadline {
        requireNonNull(instant, "instant is null");
        requireNonNull(clock, "clock is null");
    }

    public static Deadline in(Duration duration, Clock clock) {
        return new Deadline(clock.instant().plus(duration), clock);
    }

    /** Never negative. */
    public Duration remaining() {
        Duration remaining = Duration.between(clock.instant(), instant);
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    public boolean expired() {
        return remaining().isZero();
    }

    /** @throws ProblemException DEADLINE_EXCEEDED once the moment has come */
    public void check() {
        if (expired()) {
            throw exceeded();
        }
    }

    /**
     * What the future ends with, if it does so in time; the future itself is left alone.
     *
     * @throws ProblemException DEADLINE_EXCEEDED, or SERVICE_UNAVAILABLE if the thread is interrupted
     * @throws RuntimeException what the future failed with
     */
    public <T> T await(Future<T> future) {
        return await(future, Duration.ofDays(1), () -> {});
    }

    /**
     * As {@link #await(Future)}; meanwhile {@code look} is called every {@code period}, and what it throws ends the waiting.
     *
     * @param look runs on the calling thread
     */
    public <T> T await(Future<T> future, Duration period, Runnable look) {
        try {
            while (true) {
                Duration left = remaining();
                boolean last = left.compareTo(period) <= 0;
                try {
                    return future.get((last ? left : period).toNanos(), TimeUnit.NANOSECONDS);
                } catch (TimeoutException waiting) {
                    if (last) {
                        throw exceeded();
                    }
                    look.run();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ProblemException.causedBy(ProblemCode.SERVICE_UNAVAILABLE, "The service stops.", stopping);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new IllegalStateException("A task failed", failure.getCause());
        }
    }

    public static ProblemException exceeded() {
        return new ProblemException(
                ProblemCode.DEADLINE_EXCEEDED, "The time for this request ran out before the answer was ready.");
    }
}
