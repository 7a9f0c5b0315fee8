package org.affectlab.benchmarks.workload;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.affectlab.benchmarks.http.Answer;
import org.affectlab.benchmarks.http.AnswerCheck;
import org.affectlab.benchmarks.http.OneRequest;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.http.RequestBytes;
import org.affectlab.benchmarks.measure.Latencies;

/** Has a model loaded anew, again and again, through the repository part of the Open Inference Protocol. Thread-safe; closing ends it. */
public final class Reloads implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SocketAddress door;
    private final PreparedRequest request;
    private final Latencies times = new Latencies();
    private final List<String> failures = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "reloads");
        thread.setDaemon(true);
        return thread;
    });

    /** @param key of the installation */
    public Reloads(SocketAddress door, String model, String key) {
        this.door = requireNonNull(door, "door is null");
        this.request = PreparedRequest.direct(
                "reload",
                RequestBytes.post("/v2/repository/models/" + model + "/load")
                        .header("Authorization", "Bearer " + key.strip())
                        .header("Content-Type", "application/json")
                        .body("{}".getBytes(StandardCharsets.US_ASCII)),
                0,
                AnswerCheck.none());
    }

    /** The first one after one period. */
    public Reloads every(Duration period) {
        clock.scheduleAtFixedRate(this::reload, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
        return this;
    }

    /** Once, now; blocks until the answer. */
    public void reload() {
        long begin = System.nanoTime();
        try {
            Answer answer = OneRequest.send(door, request, PATIENCE);
            if (answer.status() == 200) {
                times.add(System.nanoTime() - begin);
            } else {
                fail("status " + answer.status() + " " + answer.text());
            }
        } catch (IOException | RuntimeException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private synchronized void fail(String reason) {
        failures.add(reason);
    }

    /** Of those that succeeded. */
    public Latencies times() {
        return times;
    }

    public synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
