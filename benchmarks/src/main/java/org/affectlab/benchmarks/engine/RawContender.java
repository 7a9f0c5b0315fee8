package org.affectlab.benchmarks.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.affectlab.benchmarks.measure.Contender;
import org.affectlab.benchmarks.measure.Latencies;
import org.affectlab.benchmarks.measure.OwnProcess;
import org.affectlab.benchmarks.measure.Score;

/** {@link RawEngine} on as many threads as a service has workers, each running one forward after the other. */
public final class RawContender implements Contender, AutoCloseable {
    private final RawEngine engine;
    private final int batchSize;
    private final int threads;
    private final ExecutorService workers;

    public RawContender(RawEngine engine, int batchSize, int threads) {
        this.engine = requireNonNull(engine, "engine is null");
        this.batchSize = batchSize;
        this.threads = threads;
        this.workers = Executors.newFixedThreadPool(threads);
    }

    /** Windows a second by batch size, ascending, each measured for {@code slice} after as long a warm-up. */
    public static Map<Integer, Double> speeds(RawEngine engine, List<Integer> batchSizes, int threads, Duration slice)
            throws InterruptedException {
        Map<Integer, Double> speeds = new TreeMap<>();
        for (int batchSize : batchSizes) {
            try (RawContender contender = new RawContender(engine, batchSize, threads)) {
                contender.run(slice);
                speeds.put(batchSize, contender.run(slice).windowsPerSecond());
            }
        }
        return speeds;
    }

    @Override
    public String name() {
        return "raw engine";
    }

    @Override
    public Score run(Duration duration) throws InterruptedException {
        OwnProcess process = OwnProcess.begin();
        Latencies latencies = new Latencies();
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        List<Future<Long>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            running.add(workers.submit(() -> forwardsUntil(end, latencies)));
        }
        long forwards = 0;
        for (Future<Long> worker : running) {
            forwards += result(worker);
        }
        long nanos = System.nanoTime() - begin;
        return new Score(forwards * batchSize, nanos, latencies, 0, process.processors());
    }

    private long forwardsUntil(long end, Latencies latencies) {
        long forwards = 0;
        try (RawEngine.Lane lane = engine.lane(batchSize)) {
            for (long before = System.nanoTime(); before - end < 0; forwards++) {
                lane.forward();
                long after = System.nanoTime();
                latencies.add(after - before);
                before = after;
            }
        }
        return forwards;
    }

    private static long result(Future<Long> worker) throws InterruptedException {
        try {
            return worker.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a forward failed", e.getCause());
        }
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
