package org.affectlab.training.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ServingThreads;

/**
 * Measures a package through its real queue and workers at every combination of threads and batch size, one after the other, and prints the
 * table as it grows. Two batches for each worker are in flight, so that no worker waits for work.
 */
public final class ModelBench {
    private static final int BATCHES_IN_FLIGHT = 2;
    private static final double SETTLE_SHARE = 0.25;

    private final InferenceEngine engine;
    private final PrintWriter out;

    public ModelBench(InferenceEngine engine, PrintWriter out) {
        this.engine = requireNonNull(engine, "engine is null");
        this.out = requireNonNull(out, "out is null");
    }

    /** @return the cells in the order of the table */
    public List<Cell> measure(ModelPackage modelPackage, List<ServingThreads> grid, double secondsPerCell)
            throws IOException, ModelPackageException, InterruptedException {
        out.printf(
                Locale.ROOT,
                "%8s %9s %6s %10s %9s %9s%n",
                "workers",
                "intra-op",
                "batch",
                "items/s",
                "p50 ms",
                "p99 ms");
        List<Cell> cells = new ArrayList<>();
        for (ServingThreads threads : grid) {
            for (int batchSize : modelPackage.manifest().batching().engineSizes()) {
                Cell cell = measure(modelPackage, threads, batchSize, secondsPerCell);
                cells.add(cell);
                out.printf(
                        Locale.ROOT,
                        "%8d %9d %6d %10.1f %9.1f %9.1f%n",
                        threads.workers(),
                        threads.intraOpThreads(),
                        batchSize,
                        cell.itemsPerSecond(),
                        cell.p50Millis(),
                        cell.p99Millis());
                out.flush();
            }
        }
        return cells;
    }

    private Cell measure(ModelPackage modelPackage, ServingThreads threads, int batchSize, double seconds)
            throws IOException, ModelPackageException, InterruptedException {
        try (ServedPackage served = ServedPackage.start(modelPackage, threads, batchSize, engine)) {
            long measureNanos = (long) (seconds * 1e9);
            ClosedLoop loop = new ClosedLoop(
                    served::submit,
                    served.items(),
                    BATCHES_IN_FLIGHT * threads.workers() * batchSize,
                    Instant.now().plusSeconds(3_600),
                    System::nanoTime);
            ClosedLoop.Result result = loop.run((long) (measureNanos * SETTLE_SHARE), measureNanos);
            return new Cell(threads, batchSize, result.itemsPerSecond(), result.p50Millis(), result.p99Millis());
        }
    }
}
