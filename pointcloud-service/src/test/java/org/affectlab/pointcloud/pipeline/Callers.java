package org.affectlab.pointcloud.pipeline;

import java.time.Clock;
import java.time.Duration;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.client.ClientConnection;
import org.affectlab.servicekit.deadline.Deadline;

/** Those who ask. */
final class Callers {
    private Callers() {}

    static Caller waiting() {
        return new Caller("me", deadline(), ClientConnection.ALWAYS_THERE);
    }

    static Caller withJob() {
        return Caller.inBackground("me", deadline(), ClientConnection.ALWAYS_THERE);
    }

    static Caller gone() {
        return new Caller("me", deadline(), () -> true);
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofSeconds(60), Clock.systemUTC());
    }
}
