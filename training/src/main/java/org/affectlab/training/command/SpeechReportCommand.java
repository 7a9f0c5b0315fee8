package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.training.bench.NetworkCosts;
import org.affectlab.training.report.CrossCorpusReport;
import org.affectlab.training.report.CrossCorpusRuns;
import org.affectlab.training.report.RavdessPages;
import org.affectlab.training.report.SpeechReport;
import org.affectlab.training.report.SpeechRuns;
import org.affectlab.training.run.AtomicFiles;
import org.affectlab.training.transfer.TransferRuns;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** All speech networks on one page. */
@Command(
        name = "speech-report",
        description =
                "Writes the comparison of the speech networks, a page for each on RAVDESS, and the cross-corpus page, from a folder of runs.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SpeechReportCommand implements Callable<Integer> {
    private static final List<Path> NETWORKS = Stream.of(
                    "lgfa-mean-floor30-c8", "tf-transformer-floor30-c8", "atfnn-floor30-c8", "didan-c6")
            .map(Path.of("models/archives")::resolve)
            .toList();

    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(
            names = "--runs",
            defaultValue = "docs/results/runs",
            description = "Folder of runs (default: ${DEFAULT-VALUE}).")
    private Path runs = Path.of("");

    @Option(
            names = "--out",
            defaultValue = "docs/results/speech.md",
            description = "Page to write (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("");

    @Option(
            names = "--archive",
            description =
                    "Trainable archive without suffix whose size and speed to measure; once for each (default: the four networks).")
    private List<Path> archives = List.of();

    @Option(names = "--without-speed", description = "Measure nothing and leave sizes and times out.")
    private boolean withoutSpeed;

    @Override
    public Integer call() throws Exception {
        if (withoutSpeed && !archives.isEmpty()) {
            throw new CommandLine.ParameterException(
                    requireNonNull(spec, "spec is null").commandLine(),
                    "--archive and --without-speed exclude each other");
        }
        String costs = "";
        if (!withoutSpeed) {
            TorchRuntime.start(ThreadPlan.forOneTask(1));
            costs = NetworkCosts.table(archives.isEmpty() ? NETWORKS : archives, 1);
        }
        SpeechRuns speech = SpeechRuns.read(runs);
        RavdessPages.write(speech, out);
        AtomicFiles.writeString(out.toAbsolutePath(), SpeechReport.markdown(speech, costs));
        Path pairs = runs.resolve("cross-corpus");
        if (Files.isDirectory(pairs)) {
            Path acoustic = runs.resolve("transfer");
            CrossCorpusReport.write(
                    out.resolveSibling("cross-corpus.md"),
                    CrossCorpusRuns.read(pairs),
                    Files.isDirectory(acoustic) ? new TransferRuns(acoustic).read() : List.of());
        }
        return 0;
    }
}
