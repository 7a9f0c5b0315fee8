package org.affectlab.servicekit.jobs.webhook;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a web hook. Immutable.
 *
 * @param job its job's name, and that of the message
 * @param attempts how often it was called
 * @param nextAt when it is called next, not before the job has ended
 * @param answer what became of the last call: a status, or why there was none
 */
public record Webhook(String job, URI url, State state, int attempts, Instant nextAt, @Nullable String answer) {
    public Webhook {
        requireNonNull(job, "job is null");
        requireNonNull(url, "url is null");
        requireNonNull(state, "state is null");
        requireNonNull(nextAt, "nextAt is null");
    }

    /** What has become of it. */
    public enum State {
        /** To be called, or to be called again. */
        PENDING,
        /** The receiver took it, with a 2xx. */
        DELIVERED,
        /** Given up: called as often as is tried, or the receiver said 410. */
        FAILED
    }
}
