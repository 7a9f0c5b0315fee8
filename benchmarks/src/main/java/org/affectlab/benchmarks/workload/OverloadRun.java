package org.affectlab.benchmarks.workload;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.affectlab.benchmarks.http.LoadGenerator;
import org.affectlab.benchmarks.http.OpenLoop;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.measure.OwnProcess;

/**
 * One overload and how it was answered.
 *
 * @param goodput windows a second in right answers that came while the load lasted
 * @param all every exchange, those that ended afterwards too
 * @param ownProcessors that the generator kept busy
 */
public record OverloadRun(
        String name, Capacity capacity, double offeredWindows, double goodput, Tally all, double ownProcessors) {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(90);

    /** Sends {@code factor} times the capacity, whatever comes back, and waits for the last answers. */
    public static OverloadRun of(
            String name,
            SocketAddress door,
            List<PreparedRequest> requests,
            Capacity capacity,
            double factor,
            Duration duration,
            int connections,
            long seed,
            OwnProcess process)
            throws IOException {
        Tally all = new Tally();
        Tally inTime = new Tally();
        OpenLoop arrivals = new OpenLoop(capacity.requestsPerSecond() * factor, duration, seed, turns(requests));
        long end = System.nanoTime() + duration.toNanos();
        new LoadGenerator(door, connections, ANSWER_LIMIT).run(arrivals, exchange -> {
            all.accept(exchange);
            if (exchange.endNanos() - end <= 0) {
                inTime.accept(exchange);
            }
        });
        return new OverloadRun(
                name,
                capacity,
                capacity.windowsPerSecond() * factor,
                inTime.windows() * 1e9 / duration.toNanos(),
                all,
                process.processors());
    }

    /** Measured against another capacity. */
    public OverloadRun against(Capacity other) {
        return new OverloadRun(name, other, offeredWindows, goodput, all, ownProcessors);
    }

    /** Goodput as a share of the capacity. */
    public double ratio() {
        return goodput / capacity.windowsPerSecond();
    }

    /**
     * The same where each is taken per processor that the generator left to the platform: that share of the loss which is only the
     * generator's, working harder on the same machine, is out of it.
     *
     * @param processors of the machine
     */
    public double ratioOfLeft(int processors) {
        return ratio() * (processors - capacity.ownProcessors()) / (processors - ownProcessors);
    }

    /** One request after the other, and round again. For one thread. */
    public static Supplier<PreparedRequest> turns(List<PreparedRequest> requests) {
        return new Supplier<>() {
            private int turn;

            @Override
            public PreparedRequest get() {
                return requests.get(Math.floorMod(turn++, requests.size()));
            }
        };
    }
}
