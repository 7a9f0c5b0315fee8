package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.training.config.SettingsGrid;
import org.affectlab.training.report.Markdown;
import org.affectlab.training.report.RunCollection;
import org.affectlab.training.report.SeedRuns;
import org.affectlab.training.run.RunSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Every combination of a grid of settings. */
@Command(
        name = "grid",
        description =
                "Trains every combination of a grid file; finished runs are skipped, an unfinished one is resumed.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class GridCommand implements Callable<Integer> {
    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(
            names = "--grid",
            required = true,
            description = "JSON: {\"settings\": FILE, \"vary\": {\"optimiser.learningRate\": [3e-4, 1e-3]}}.")
    @Nullable
    private Path grid;

    @Option(names = "--data", required = true, description = "Corpus, as for training; several are trained on as one.")
    private List<Path> data = List.of();

    @Option(names = "--out", required = true, description = "Folder of the runs: OUT/COMBINATION/seed-S/fold-K.")
    private Path out = Path.of("");

    @Option(names = "--seeds", split = ",", defaultValue = "1", description = "Seeds (default: ${DEFAULT-VALUE}).")
    private List<Long> seeds = List.of();

    @Option(names = "--folds", split = ",", description = "Only these folds, from 1.")
    @Nullable
    private List<Integer> folds;

    @Option(names = "--threads", defaultValue = "0", description = "Threads of libtorch; 0 takes the processors.")
    private int threads;

    @Override
    public Integer call() throws Exception {
        SettingsGrid points = SettingsGrid.read(requireNonNull(grid, "grid is null"));
        int count = threads == 0 ? ThreadPlan.forOneTask().intraOpThreads() : threads;
        StopOnShutdown.run(stop -> {
            for (SettingsGrid.Point point : points.points()) {
                RunSession session =
                        RunSession.open(point.settings(), points.settingsFile(), data, count, System.out, stop);
                session.runAll(out.resolve(point.name()), seeds, session.chosen(folds));
            }
        });
        List<List<String>> rows = new ArrayList<>();
        for (SettingsGrid.Point point : points.points()) {
            for (SeedRuns seed : RunCollection.read(out.resolve(point.name())).seeds()) {
                ClassificationMetrics pooled = seed.folded().pooled();
                rows.add(List.of(
                        point.name(),
                        Long.toString(seed.seed()),
                        Markdown.rate(pooled.uar()),
                        Markdown.rate(pooled.war())));
            }
        }
        requireNonNull(spec, "spec is null")
                .commandLine()
                .getOut()
                .println(
                        Markdown.table(List.of("combination", "seed", "UAR", "WAR"), rows)
                                + "The test speakers gave these figures: whoever chooses by them reports an ORACLE_GRID result, not a FIXED one.");
        return 0;
    }
}
