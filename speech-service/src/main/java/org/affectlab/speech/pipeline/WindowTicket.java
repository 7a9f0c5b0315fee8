package org.affectlab.speech.pipeline;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Whose window it is and how long it is worth computing.
 *
 * @param bulk part of a long recording: may come after the windows of short ones
 * @param cancelled asked from other threads: true once nobody waits for the window any more
 */
public record WindowTicket(String caller, Instant deadline, boolean bulk, BooleanSupplier cancelled) {
    public WindowTicket {
        requireNonNull(caller, "caller is null");
        requireNonNull(deadline, "deadline is null");
        requireNonNull(cancelled, "cancelled is null");
    }
}
