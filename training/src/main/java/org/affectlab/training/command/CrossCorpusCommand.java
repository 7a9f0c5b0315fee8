package org.affectlab.training.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.training.config.AlignmentSettings;
import org.affectlab.training.config.NamedAlignment;
import org.affectlab.training.run.CrossCorpusSession;
import org.affectlab.training.run.StopSignal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Every ordered pair of corpora, every method, every seed. */
@Command(
        name = "cross-corpus",
        description =
                "Trains on each corpus and tests on each other one; finished runs are skipped, an unfinished one is resumed.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CrossCorpusCommand implements Callable<Integer> {
    @Option(names = "--config", required = true, description = "Settings of all runs, JSON.")
    @Nullable
    private Path config;

    @Option(
            names = "--data",
            required = true,
            description = "A corpus; once for each, two or more (one with --unlabelled).")
    private List<Path> data = List.of();

    @Option(
            names = "--unlabelled",
            description =
                    "A folder of recordings without labels, the target of every --data in place of the others. Nothing is measured.")
    @Nullable
    private Path unlabelled;

    @Option(
            names = "--emotions",
            split = ",",
            description = "With --unlabelled: what is told apart (default: all that settings and source have).")
    private List<String> emotions = List.of();

    @Option(names = "--out", required = true, description = "Folder of the runs.")
    @Nullable
    private Path out;

    @Option(
            names = "--methods",
            split = ",",
            defaultValue = "source-only,batch-statistics,didan,non-sparse,mmd",
            description = "source-only, batch-statistics, didan, non-sparse, mmd (default: all).")
    private List<String> methods = List.of();

    @Option(
            names = "--lambdas",
            split = ",",
            description = "Besides the settings' own: weights of the alignment, for ORACLE_GRID.")
    private List<Double> lambdas = List.of();

    @Option(
            names = "--alphas",
            split = ",",
            description = "Besides the settings' own: sparsities of DIDAN, for ORACLE_GRID.")
    private List<Double> alphas = List.of();

    @Option(names = "--seeds", split = ",", defaultValue = "1", description = "Seeds (default: ${DEFAULT-VALUE}).")
    private List<Long> seeds = List.of();

    @Option(names = "--threads", defaultValue = "0", description = "Threads of libtorch; 0 takes the processors.")
    private int threads;

    @Override
    public Integer call() throws Exception {
        Path settings = config;
        Path folder = out;
        if (settings == null || folder == null) {
            throw new IllegalStateException("picocli did not fill the required options");
        }
        if (unlabelled == null && data.size() < 2) {
            throw new IllegalArgumentException("name two corpora or more with --data, or a target with --unlabelled");
        }
        if (unlabelled == null && !emotions.isEmpty()) {
            throw new IllegalArgumentException(
                    "--emotions goes with --unlabelled; labelled corpora tell which they share");
        }
        int count = threads == 0 ? ThreadPlan.forOneTask().intraOpThreads() : threads;
        StopOnShutdown.run(stop -> {
            for (long seed : seeds) {
                for (Path source : data) {
                    for (Path target : targets(source)) {
                        run(open(settings, source, target, count, stop), folder, seed);
                    }
                }
            }
        });
        return 0;
    }

    private List<Path> targets(Path source) {
        return unlabelled == null
                ? data.stream().filter(target -> !target.equals(source)).toList()
                : List.of(unlabelled);
    }

    private CrossCorpusSession open(Path settings, Path source, Path target, int count, StopSignal stop)
            throws Exception {
        return unlabelled == null
                ? CrossCorpusSession.open(settings, source, target, count, System.out, stop)
                : CrossCorpusSession.openUnlabelled(settings, source, target, emotions, count, System.out, stop);
    }

    private void run(CrossCorpusSession session, Path folder, long seed) throws Exception {
        for (String method : methods) {
            AlignmentSettings alignment = NamedAlignment.of(method, session.alignment());
            session.run(folder, method, alignment, seed);
            for (MethodGrid.Point point : MethodGrid.of(method, alignment, lambdas, alphas)) {
                session.run(folder, point.method(), point.alignment(), seed);
            }
        }
    }
}
