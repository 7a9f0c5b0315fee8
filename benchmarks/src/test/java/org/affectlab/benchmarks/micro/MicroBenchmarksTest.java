package org.affectlab.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.affectlab.benchmarks.neighbours.CloudFile;
import org.affectlab.benchmarks.neighbours.NeighbourIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.TimeValue;

/** A second of JMH, in a process of its own as always: that the benchmarks run, not how fast. */
class MicroBenchmarksTest {
    private static final TimeValue SHORT = TimeValue.milliseconds(100);

    @Test
    void libraryBenchmarkRunsAndIsReported() throws IOException {
        Path model = Path.of(System.getProperty("affectlab.root"), "models/packages/lgfa-ravdess/2");
        Collection<RunResult> results = MicroBenchmarks.results(LibraryBenchmark.class, model, 1, 2, SHORT);
        assertThat(results)
                .singleElement()
                .satisfies(run -> assertThat(run.getPrimaryResult().getScore()).isPositive());
        assertThat(MicroBenchmarks.table(List.of(results))).contains("| LibraryBenchmark.item | 1 ");
    }

    @Test
    void neighboursAreFoundAsOftenAsAsked(@TempDir Path folder) throws IOException {
        Path cloud = CloudFile.uniform(folder, 500).file();

        assertThat(MicroBenchmarks.neighbours(cloud, NeighbourIndex.TINSPIN, 1, 3))
                .hasSize(3)
                .allMatch(milliseconds -> milliseconds > 0);
    }

    @Test
    void benchmarkThatFailsIsAnError() {
        assertThatThrownBy(
                        () -> MicroBenchmarks.results(LibraryBenchmark.class, Path.of("/nowhere/at/all"), 1, 1, SHORT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("LibraryBenchmark");
    }
}
