package org.affectlab.benchmarks.micro;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.affectlab.benchmarks.neighbours.NeighbourIndex;
import org.affectlab.benchmarks.report.MarkdownTable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the JMH benchmarks of this package in processes of their own, about a minute. Stateless. */
public final class MicroBenchmarks {
    private static final int ITERATIONS = 4;
    private static final int FEATURES_WARM_UP = 6;
    private static final TimeValue ITERATION = TimeValue.seconds(2);

    private MicroBenchmarks() {}

    /**
     * A section with the results.
     *
     * @throws IOException if a benchmark fails
     */
    public static String run(Path modelFolder, int workers) throws IOException {
        return table(List.of(
                results(ForwardBenchmark.class, modelFolder, workers, ITERATIONS, ITERATION),
                results(LibraryBenchmark.class, modelFolder, 1, ITERATIONS, ITERATION)));
    }

    /**
     * Milliseconds of {@link FeaturesBenchmark} on one thread.
     *
     * @throws IOException if it fails
     */
    public static Collection<RunResult> features() throws IOException {
        // Its code is larger than the others' and takes longer to be compiled.
        return run(
                FeaturesBenchmark.class,
                options(FeaturesBenchmark.class, 1, ITERATIONS, ITERATION).warmupIterations(FEATURES_WARM_UP));
    }

    /**
     * Milliseconds of each shot of {@link NeighboursBenchmark}.
     *
     * @param cloud a file of coordinates
     * @throws IOException if it fails
     */
    public static List<Double> neighbours(Path cloud, NeighbourIndex index, int warmUp, int shots) throws IOException {
        RunResult run = run(
                        NeighboursBenchmark.class,
                        options(NeighboursBenchmark.class, 1, shots, ITERATION)
                                .warmupIterations(warmUp)
                                .param("cloud", cloud.toAbsolutePath().toString())
                                .param("index", index.name()))
                .iterator()
                .next();
        return run.getAggregatedResult().getIterationResults().stream()
                .map(iteration -> iteration.getPrimaryResult().getScore())
                .toList();
    }

    static Collection<RunResult> results(
            Class<?> benchmark, Path modelFolder, int threads, int iterations, TimeValue iteration) throws IOException {
        return run(
                benchmark,
                options(benchmark, threads, iterations, iteration)
                        .param("modelFolder", modelFolder.toAbsolutePath().toString()));
    }

    private static ChainedOptionsBuilder options(Class<?> benchmark, int threads, int iterations, TimeValue iteration) {
        return new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .threads(threads)
                .forks(1)
                .warmupIterations(2)
                .warmupTime(iteration)
                .measurementIterations(iterations)
                .measurementTime(iteration)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private static Collection<RunResult> run(Class<?> benchmark, ChainedOptionsBuilder options) throws IOException {
        try {
            return new Runner(options.build()).run();
        } catch (RunnerException e) {
            throw new IOException(benchmark.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    static String table(List<Collection<RunResult>> results) {
        MarkdownTable table = new MarkdownTable("JMH benchmark", "threads", "parameters", "µs", "± (99.9 %)");
        for (Collection<RunResult> benchmark : results) {
            for (RunResult run : benchmark) {
                Result<?> result = run.getPrimaryResult();
                String batch = run.getParams().getParam("batchSize");
                table.row(
                        run.getParams().getBenchmark().replaceAll(".*\\.(\\w+\\.\\w+)", "$1"),
                        Integer.toString(run.getParams().getThreads()),
                        batch == null ? "" : "batch of " + batch,
                        String.format(Locale.ROOT, "%.1f", result.getScore()),
                        String.format(Locale.ROOT, "%.1f", result.getScoreError()));
            }
        }
        return "\nSingle parts (`ForwardBenchmark`: one forward of the raw engine; `LibraryBenchmark`: what the library costs for one item,"
                + " with an engine that computes nothing):\n\n" + table;
    }
}
