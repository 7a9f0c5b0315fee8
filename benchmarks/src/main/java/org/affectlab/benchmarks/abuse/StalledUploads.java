package org.affectlab.benchmarks.abuse;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.affectlab.benchmarks.http.ClosedLoop;
import org.affectlab.benchmarks.http.Delivery;
import org.affectlab.benchmarks.http.LoadGenerator;
import org.affectlab.benchmarks.http.PreparedRequest;

/** Clients that send half of a body and then nothing for ever. The server has to get rid of them: with 408, or by ending the connection. */
public final class StalledUploads {
    /** Longer than any of the servers' own limits. */
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private StalledUploads() {}

    /** How they ended, counted; blocks until the last one has. */
    public static Map<String, Long> run(SocketAddress door, PreparedRequest request, int clients) throws IOException {
        PreparedRequest stalled = request.delivered(Delivery.slow(
                Math.max(1, request.size() / 2), LIMIT.multipliedBy(2).toNanos()));
        Map<String, Long> endings = new TreeMap<>();
        new LoadGenerator(door, clients, LIMIT)
                .run(ClosedLoop.of(clients, () -> stalled), exchange -> endings.merge(exchange.label(), 1L, Long::sum));
        return endings;
    }

    /** How many were neither refused with 408 nor cut off. */
    public static long unended(Map<String, Long> endings) {
        return endings.entrySet().stream()
                .filter(ending ->
                        !ending.getKey().equals("408") && !ending.getKey().equals("CLOSED"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
