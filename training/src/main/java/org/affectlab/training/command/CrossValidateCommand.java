package org.affectlab.training.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.affectlab.training.run.RunSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All folds of one or more seeds, one after the other. */
@Command(
        name = "cross-validate",
        description = "Trains every fold for every seed; finished runs are skipped, an unfinished one is resumed.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CrossValidateCommand implements Callable<Integer> {
    @Mixin
    private SessionOptions options = new SessionOptions();

    @Option(
            names = "--seeds",
            split = ",",
            defaultValue = "1",
            description = "Seeds, separated by commas (default: ${DEFAULT-VALUE}).")
    private List<Long> seeds = List.of();

    @Option(
            names = "--folds",
            split = ",",
            description = "Only these folds, from 1: so several processes or machines can share the work.")
    @Nullable
    private List<Integer> folds;

    @Override
    public Integer call() throws Exception {
        StopOnShutdown.run(stop -> {
            RunSession session = options.open(stop);
            session.runAll(options.out(), seeds, session.chosen(folds));
        });
        return 0;
    }
}
