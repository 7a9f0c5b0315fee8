package org.affectlab.benchmarks.workload;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.measure.Score;

/**
 * What a door of the platform can do at most with some mixture of requests.
 *
 * @param requestsPerSecond answered rightly
 * @param windowsPerSecond in them
 * @param ownProcessors that the generator kept busy meanwhile
 */
public record Capacity(double requestsPerSecond, double windowsPerSecond, double ownProcessors) {
    /** Enough that both workers find whole batches, few enough that nothing is refused. */
    private static final int CONNECTIONS = 32;

    /**
     * Measured with a closed loop, after a warm-up of half as long.
     *
     * @throws IOException if a request is not answered rightly: a capacity with failures is none
     */
    public static Capacity measure(SocketAddress door, List<PreparedRequest> requests, Duration duration)
            throws IOException {
        HttpContender contender = new HttpContender("capacity", door, CONNECTIONS, requests);
        contender.run(duration.dividedBy(2));
        Score score = contender.run(duration);
        if (score.failures() > 0) {
            throw new IOException(score.failures() + " requests failed while the capacity was measured");
        }
        return new Capacity(
                score.latencies().count() * 1e9 / score.nanos(), score.windowsPerSecond(), score.ownProcessors());
    }

    /** Half of this one and half of the other: for what lay between two measurements on a machine that drifts. */
    public Capacity between(Capacity other) {
        return new Capacity(
                (requestsPerSecond + other.requestsPerSecond) / 2,
                (windowsPerSecond + other.windowsPerSecond) / 2,
                (ownProcessors + other.ownProcessors) / 2);
    }
}
