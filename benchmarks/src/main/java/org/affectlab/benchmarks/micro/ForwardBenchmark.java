package org.affectlab.benchmarks.micro;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.affectlab.benchmarks.engine.ModelUnderTest;
import org.affectlab.benchmarks.engine.RawEngine;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One forward of the raw engine, on as many threads as JMH is given. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ForwardBenchmark {
    /** Folder of the package; given by {@link MicroBenchmarks}. */
    @Param("")
    public String modelFolder = "";

    /** Windows of one forward. */
    @Param({"1", "4", "16"})
    public int batchSize;

    private RawEngine engine;
    private RawEngine.Lane lane;

    @Setup(Level.Trial)
    public void open() throws IOException {
        TorchRuntime runtime = TorchRuntime.start(ThreadPlan.forServing());
        engine = new RawEngine(runtime, ModelUnderTest.open(Path.of(modelFolder)));
        lane = engine.lane(batchSize);
    }

    @Benchmark
    public float[] forward() {
        return lane.forward();
    }

    @TearDown(Level.Trial)
    public void close() {
        lane.close();
        engine.close();
    }
}
