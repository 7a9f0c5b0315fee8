package org.affectlab.training.command;

import java.util.concurrent.Callable;
import org.affectlab.training.run.RunSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One run: a seed and a fold, or all speakers. */
@Command(
        name = "train",
        description = "Trains one run; the same call resumes it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private SessionOptions options = new SessionOptions();

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the run (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--fold", description = "Fold to leave out, from 1; without it every speaker is trained on.")
    @Nullable
    private Integer fold;

    @Option(names = "--until-epoch", description = "Pause after this epoch.")
    @Nullable
    private Integer untilEpoch;

    @Override
    public Integer call() throws Exception {
        StopOnShutdown.run(stop -> {
            RunSession session = options.open(stop);
            session.run(options.out(), seed, fold, untilEpoch == null ? Integer.MAX_VALUE : untilEpoch);
        });
        return 0;
    }
}
