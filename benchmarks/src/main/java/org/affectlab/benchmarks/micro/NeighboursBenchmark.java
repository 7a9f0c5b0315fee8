package org.affectlab.benchmarks.micro;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.affectlab.benchmarks.neighbours.CloudFile;
import org.affectlab.benchmarks.neighbours.NeighbourIndex;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An index of a cloud and the {@value #K} nearest points of each of its points, on as many threads as there are processors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class NeighboursBenchmark {
    /** The point itself included. */
    public static final int K = 16;

    /** File of the cloud; given by {@link MicroBenchmarks}. */
    @Param("")
    public String cloud = "";

    /** Name of the library. */
    @Param("AFFECTLAB")
    public NeighbourIndex index = NeighbourIndex.AFFECTLAB;

    private float[] coordinates = {};

    @Setup(Level.Trial)
    public void read() throws IOException {
        coordinates = new CloudFile("", Path.of(cloud)).coordinates();
    }

    @Benchmark
    public int[] nearestOfEach() {
        return index.nearestOfEach(coordinates, K, Runtime.getRuntime().availableProcessors());
    }
}
