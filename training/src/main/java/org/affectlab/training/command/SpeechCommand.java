package org.affectlab.training.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.training.config.NamedProtocol;
import org.affectlab.training.config.SettingsFile;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.report.RunCollection;
import org.affectlab.training.report.SeedRuns;
import org.affectlab.training.run.RunDirectory;
import org.affectlab.training.run.RunSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One row of a results page: a network, data, a protocol. */
@Command(
        name = "speech",
        description = "Trains and tests a speech network under a protocol: one row of docs/results/speech.md.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SpeechCommand implements Callable<Integer> {
    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(
            names = "--network",
            required = true,
            description = "lgfa, tf-transformer, atfnn, didan, or a name of your own; its settings are"
                    + " NETWORK-ravdess.json in --configs, for several corpora NETWORK-multi-corpus.json.")
    private String network = "";

    @Option(names = "--data", required = true, description = "Corpus, as for training; several are trained on as one.")
    private List<Path> data = List.of();

    @Option(
            names = "--protocol",
            defaultValue = "configured",
            description = "configured (what the settings file says), " + NamedProtocol.NAMES + ".")
    private String protocol = "";

    @Mixin
    private NamedSettings named = new NamedSettings();

    @Option(names = "--out", required = true, description = "Folder of the runs.")
    private Path out = Path.of("");

    @Option(names = "--seeds", split = ",", defaultValue = "1", description = "Seeds (default: ${DEFAULT-VALUE}).")
    private List<Long> seeds = List.of();

    @Option(names = "--folds", split = ",", description = "Only these folds, from 1.")
    @Nullable
    private List<Integer> folds;

    @Option(names = "--resume", description = "Go on with what was begun in the folder.")
    private boolean resume;

    @Option(names = "--threads", defaultValue = "0", description = "Threads of libtorch; 0 takes the processors.")
    private int threads;

    @Override
    public Integer call() throws Exception {
        Path file = named.file(network + (data.size() == 1 ? "-ravdess" : "-multi-corpus"));
        TrainingSettings read = new SettingsFile().read(file);
        TrainingSettings settings =
                protocol.equals("configured") ? read : read.withProtocol(NamedProtocol.of(protocol));
        int count = threads == 0 ? ThreadPlan.forOneTask().intraOpThreads() : threads;
        StopOnShutdown.run(stop -> {
            RunSession session = RunSession.open(settings, file, data, count, System.out, stop);
            List<Integer> chosen = session.chosen(folds);
            refuseBegun(chosen);
            session.runAll(out, seeds, chosen);
        });
        print(RunCollection.read(out));
        return 0;
    }

    private void refuseBegun(List<Integer> chosen) throws IOException {
        for (long seed : seeds) {
            for (int fold : chosen) {
                RunDirectory directory = RunDirectory.of(out, seed, fold);
                if (!resume && directory.isUnfinished()) {
                    throw new IOException(directory.path()
                            + " holds a run that was begun: --resume goes on with it; or name another folder");
                }
            }
        }
    }

    private void print(RunCollection runs) {
        if (spec == null) {
            throw new IllegalStateException("picocli did not set the command");
        }
        for (SeedRuns seed : runs.seeds()) {
            ClassificationMetrics pooled = seed.folded().pooled();
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "seed %d: %d of %d folds, %d clips, WAR %.4f, UAR %.4f (chance %.4f)%n",
                            seed.seed(),
                            seed.results().size(),
                            seed.protocol().size(),
                            pooled.items(),
                            pooled.war(),
                            pooled.uar(),
                            pooled.chance());
        }
    }
}
