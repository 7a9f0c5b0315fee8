package org.affectlab.benchmarks.measure;

import static java.util.Objects.requireNonNull;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Looks at a process again and again from a thread of its own, together with how many requests had been answered by then. A process that has
 * ended gives no further points. Thread-safe; closing ends the thread.
 */
public final class ProcessLog implements AutoCloseable {
    /** One look. */
    public record Point(long requests, ProcessSample sample) {}

    private static final double MEGABYTE = 1 << 20;

    private final ProcessObserver process;
    private final LongSupplier requests;
    private final List<Point> points = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "process-log");
        thread.setDaemon(true);
        return thread;
    });

    /** @param requests asked at each look, from the log's thread */
    public ProcessLog(ProcessObserver process, LongSupplier requests) {
        this.process = requireNonNull(process, "process is null");
        this.requests = requireNonNull(requests, "requests is null");
    }

    public ProcessLog every(Duration period) {
        clock.scheduleAtFixedRate(this::look, 0, period.toNanos(), TimeUnit.NANOSECONDS);
        return this;
    }

    /** Takes a point now. */
    public synchronized void look() {
        try {
            if (process.alive()) {
                points.add(new Point(requests.getAsLong(), process.sample()));
            }
        } catch (UncheckedIOException | IllegalStateException ended) {
            // It ended between two reads; whoever asks alive() learns of it.
        }
    }

    public synchronized List<Point> points() {
        return List.copyOf(points);
    }

    public ProcessObserver process() {
        return process;
    }

    /** Resident megabytes over answered requests, from {@code firstRequests} on. */
    public Line megabytesByRequests(long firstRequests) {
        List<Point> warm = points().stream()
                .filter(point -> point.requests() >= firstRequests)
                .toList();
        return Line.through(
                warm.stream().mapToDouble(Point::requests).toArray(),
                warm.stream()
                        .mapToDouble(point -> point.sample().residentBytes() / MEGABYTE)
                        .toArray());
    }

    /** Resident megabytes over seconds, from {@code skipped} after the first look on. */
    public Line megabytesBySeconds(Duration skipped) {
        List<Point> all = points();
        long begin = all.isEmpty() ? 0 : all.get(0).sample().nanos();
        List<Point> warm = all.stream()
                .filter(point -> point.sample().nanos() - begin >= skipped.toNanos())
                .toList();
        return Line.through(
                warm.stream()
                        .mapToDouble(point -> (point.sample().nanos() - begin) / 1e9)
                        .toArray(),
                warm.stream()
                        .mapToDouble(point -> point.sample().residentBytes() / MEGABYTE)
                        .toArray());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
