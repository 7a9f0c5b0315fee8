package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.affectlab.training.report.ReportWriter;
import org.affectlab.training.report.RunCollection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finished runs as a page with pictures. */
@Command(
        name = "report",
        description = "Writes the results of a cross-validation as Markdown with pictures beside it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {
    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(names = "--runs", required = true, description = "Folder of the runs, which holds seed-S/fold-K.")
    @Nullable
    private Path runs;

    @Option(names = "--out", required = true, description = "Markdown file to write; pictures go beside it.")
    @Nullable
    private Path out;

    @Option(
            names = "--corpus-info",
            description = "Title, licence, citation ... of the corpus, JSON, if it is not ours.")
    @Nullable
    private Path corpusInfo;

    @Option(names = "--note", description = "Paragraph, Markdown file, on what the figures can be compared with.")
    @Nullable
    private Path note;

    @Override
    public Integer call() throws IOException {
        RunCollection collection = RunCollection.read(requireNonNull(runs, "runs is null"));
        Path target = requireNonNull(out, "out is null");
        for (Path file : ReportWriter.of(collection, corpusInfo, note).write(collection, target)) {
            requireNonNull(spec, "spec is null").commandLine().getOut().println(file);
        }
        return 0;
    }
}
