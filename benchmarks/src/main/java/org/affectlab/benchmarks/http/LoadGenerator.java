package org.affectlab.benchmarks.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.affectlab.benchmarks.http.Connection.Arrival;
import org.affectlab.benchmarks.http.Exchange.Outcome;

/**
 * Sends a workload over a bounded number of connections, on the calling thread alone. A request for which no connection is free waits, and its
 * latency counts from when it was due. Every request that the workload gives ends in exactly one exchange, and every exchange ends: an answer
 * may take {@code answerLimit} at most.
 *
 * <p>Lean, because it shares the processors with what it measures: one selector, no copies, no threads. It times to a millisecond, always
 * against the service. Not thread-safe; several may run side by side.
 */
public final class LoadGenerator {
    private static final int SCRATCH_BYTES = 64 << 10;
    private static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** Servers close connections that rest; one that may be closing just now is not used again. */
    private static final long MAX_REST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final SocketAddress target;
    private final int maxConnections;
    private final long answerLimitNanos;

    public LoadGenerator(SocketAddress target, int maxConnections, Duration answerLimit) {
        this.target = requireNonNull(target, "target is null");
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections must be greater than zero");
        }
        this.maxConnections = maxConnections;
        this.answerLimitNanos = answerLimit.toNanos();
    }

    /** Returns when everything is sent and has ended. The listener is called on this thread and should be quick. */
    public void run(Workload workload, Consumer<Exchange> listener) throws IOException {
        try (Selector selector = Selector.open()) {
            new Run(selector, workload, listener).toTheEnd();
        }
    }

    private final class Run {
        private final Selector selector;
        private final Workload workload;
        private final Consumer<Exchange> listener;
        private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH_BYTES);
        private final ArrayDeque<Arrival> waiting = new ArrayDeque<>();
        private final ArrayDeque<Connection> idle = new ArrayDeque<>();
        private final Set<Connection> busy = new HashSet<>();
        private final Set<Connection> resting = new HashSet<>();
        private long nextCheckNanos;

        Run(Selector selector, Workload workload, Consumer<Exchange> listener) {
            this.selector = selector;
            this.workload = workload;
            this.listener = listener;
        }

        void toTheEnd() throws IOException {
            workload.start(System.nanoTime());
            try {
                while (true) {
                    long now = System.nanoTime();
                    long due = accept(now);
                    assign(now);
                    if (busy.isEmpty() && waiting.isEmpty() && workload.over(now)) {
                        return;
                    }
                    select(due, now);
                    wakeResting();
                    endOverdue();
                }
            } finally {
                selector.keys().forEach(key -> ((Connection) key.attachment()).close());
            }
        }

        /** Takes what is due; gives the time of what is not yet. */
        private long accept(long now) {
            while (true) {
                long due = workload.dueNanos(now, maxConnections - busy.size() - waiting.size());
                if (due == Workload.NEVER || due - now > 0) {
                    return due;
                }
                waiting.add(new Arrival(workload.next(), due));
            }
        }

        private void assign(long now) {
            while (!waiting.isEmpty() && busy.size() < maxConnections) {
                Arrival arrival = waiting.remove();
                try {
                    Connection connection = free(now);
                    busy.add(connection);
                    connection.send(arrival, now);
                } catch (IOException e) {
                    listener.accept(new Exchange(
                            arrival.request(),
                            arrival.dueNanos(),
                            now,
                            System.nanoTime(),
                            Outcome.NOT_CONNECTED,
                            null,
                            null));
                }
            }
        }

        /** The one that was used last, so that those that are not needed grow old and end. */
        private Connection free(long now) throws IOException {
            while (!idle.isEmpty()) {
                Connection candidate = idle.removeLast();
                if (candidate.usable() && now - candidate.lastUseNanos() < MAX_REST_NANOS) {
                    return candidate;
                }
                candidate.close();
            }
            return Connection.open(target, selector);
        }

        private void select(long due, long now) throws IOException {
            long until = Math.min(now + CHECK_NANOS, due);
            for (Connection connection : resting) {
                until = Math.min(until, connection.restUntilNanos());
            }
            // Rounded up: a spinning generator would take the processor from what it measures.
            long millis = (until - now + 999_999) / 1_000_000;
            if (millis > 0) {
                selector.select(this::proceed, millis);
            } else {
                selector.selectNow(this::proceed);
            }
        }

        private void proceed(SelectionKey key) {
            Connection connection = (Connection) key.attachment();
            boolean wasBusy = connection.busy();
            Exchange ended = connection.proceed(scratch, System.nanoTime());
            if (ended != null) {
                release(connection, ended);
            } else if (wasBusy && connection.resting()) {
                resting.add(connection);
            }
        }

        private void release(Connection connection, Exchange ended) {
            busy.remove(connection);
            resting.remove(connection);
            if (connection.usable()) {
                idle.addLast(connection);
            }
            listener.accept(ended);
        }

        private void wakeResting() {
            long now = System.nanoTime();
            resting.removeIf(connection -> {
                if (connection.restUntilNanos() - now > 0) {
                    return false;
                }
                connection.wake();
                return true;
            });
        }

        private void endOverdue() {
            long now = System.nanoTime();
            if (now - nextCheckNanos < 0) {
                return;
            }
            nextCheckNanos = now + CHECK_NANOS;
            List<Connection> overdue = new ArrayList<>();
            for (Connection connection : busy) {
                if (now - connection.sentNanos() > answerLimitNanos) {
                    overdue.add(connection);
                }
            }
            for (Connection connection : overdue) {
                Exchange ended = requireNonNull(connection.end(Outcome.TIMED_OUT, null), "busy without a request");
                release(connection, ended);
            }
        }
    }
}
