package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.affectlab.training.data.DatasetReader;
import org.affectlab.training.transfer.AcousticCorpus;
import org.affectlab.training.transfer.TransferStudy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** AKTLR over every ordered pair of corpora. */
@Command(
        name = "transfer",
        description = "Transfer regression on acoustic features over every ordered pair of corpora, as a page.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TransferCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "A corpus; once for each, two or more.")
    private List<Path> data = List.of();

    @Option(names = "--out", required = true, description = "Markdown file to write.")
    @Nullable
    private Path out;

    @Override
    public Integer call() throws Exception {
        if (data.size() < 2) {
            throw new IllegalArgumentException("name two corpora or more with --data");
        }
        List<AcousticCorpus> corpora = new ArrayList<>();
        for (Path folder : data) {
            corpora.add(AcousticCorpus.read(
                    new DatasetReader().read(folder), Runtime.getRuntime().availableProcessors()));
        }
        Files.writeString(requireNonNull(out, "out is null"), new TransferStudy(corpora, System.out).markdown());
        return 0;
    }
}
