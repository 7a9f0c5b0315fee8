package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.affectlab.training.report.CrossCorpusReport;
import org.affectlab.training.report.CrossCorpusRuns;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finished cross-corpus runs as a page. */
@Command(
        name = "cross-corpus-report",
        description = "Writes the results of cross-corpus runs as Markdown.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CrossCorpusReportCommand implements Callable<Integer> {
    @Option(names = "--runs", required = true, description = "Folder of the runs.")
    @Nullable
    private Path runs;

    @Option(names = "--out", required = true, description = "Markdown file to write.")
    @Nullable
    private Path out;

    @Override
    public Integer call() throws IOException {
        CrossCorpusRuns finished = CrossCorpusRuns.read(requireNonNull(runs, "runs is null"));
        Files.writeString(requireNonNull(out, "out is null"), CrossCorpusReport.markdown(finished, List.of()));
        return 0;
    }
}
