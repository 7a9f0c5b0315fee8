package org.affectlab.speech.pipeline;

import java.time.Clock;
import java.time.Duration;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.client.ClientConnection;
import org.affectlab.servicekit.deadline.Deadline;

/** Callers named "caller". */
final class Callers {
    private Callers() {}

    /** One that waits so long. */
    static Caller waiting(long millis) {
        return new Caller("caller", in(millis), ClientConnection.ALWAYS_THERE);
    }

    /** One that waits half a minute, unless its connection goes. */
    static Caller on(ClientConnection connection) {
        return new Caller("caller", in(30_000), connection);
    }

    /** One that has a job. */
    static Caller inBackground() {
        return Caller.inBackground("caller", in(30_000), ClientConnection.ALWAYS_THERE);
    }

    private static Deadline in(long millis) {
        return Deadline.in(Duration.ofMillis(millis), Clock.systemUTC());
    }
}
