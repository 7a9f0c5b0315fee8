package org.affectlab.benchmarks.micro;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.affectlab.benchmarks.engine.Library;
import org.affectlab.benchmarks.engine.ModelUnderTest;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What the library costs for each item beside the forward: check, queue, copy into the batch, answer. The engine is {@link InstantEngine}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LibraryBenchmark {
    private static final int ITEMS = 64;

    /** Folder of the package; given by {@link MicroBenchmarks}. */
    @Param("")
    public String modelFolder = "";

    private Library library;
    private Tensor item;

    @Setup(Level.Trial)
    public void open() throws IOException {
        Path folder = Path.of(modelFolder).toAbsolutePath();
        ModelUnderTest model = ModelUnderTest.open(folder);
        library = Library.start(new InstantEngine(model), 2, folder.getParent().getParent(), model);
        item = Tensor.ofFloats(model.example().toFloats(), model.example().shape());
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public List<CompletableFuture<List<Tensor>>> item() {
        Instant deadline = Instant.now().plusSeconds(60);
        List<CompletableFuture<List<Tensor>>> answers = new ArrayList<>(ITEMS);
        for (int index = 0; index < ITEMS; index++) {
            answers.add(library.lease()
                    .model()
                    .submit(new InferenceRequest(List.of(item), "benchmark", deadline, () -> false)));
        }
        answers.forEach(CompletableFuture::join);
        return answers;
    }

    @TearDown(Level.Trial)
    public void close() {
        library.close();
    }
}
