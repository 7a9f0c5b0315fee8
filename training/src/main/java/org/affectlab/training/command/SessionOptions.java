package org.affectlab.training.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.training.run.RunSession;
import org.affectlab.training.run.StopSignal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every training command takes; picocli fills them. */
final class SessionOptions {
    @Option(names = "--config", required = true, description = "Settings of the run, JSON.")
    @Nullable
    Path config;

    @Option(
            names = "--data",
            required = true,
            description =
                    "Corpus: a folder with metadata.csv, or one in its authors' layout; of IEMOCAP FOLDER#improvised (the same as FOLDER) or FOLDER#all; several are trained on as one.")
    List<Path> data = List.of();

    @Option(names = "--out", required = true, description = "Folder of the runs; an unfinished run in it is resumed.")
    @Nullable
    Path out;

    @Option(
            names = "--threads",
            defaultValue = "0",
            description = "Threads of libtorch; 0 takes the processors, or OMP_NUM_THREADS when that is set and lower.")
    int threads;

    RunSession open(StopSignal stop) throws IOException, InterruptedException {
        if (config == null) {
            throw new IllegalStateException("picocli did not fill the required options");
        }
        int count = threads == 0 ? ThreadPlan.forOneTask().intraOpThreads() : threads;
        return RunSession.open(config, data, count, System.out, stop);
    }

    Path out() {
        if (out == null) {
            throw new IllegalStateException("picocli did not fill the required options");
        }
        return out;
    }
}
