package org.affectlab.training.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.training.data.DatasetReader;
import org.affectlab.training.data.SpeechDataset;
import org.affectlab.training.transfer.AcousticCorpus;
import org.affectlab.training.transfer.TransferRuns;
import org.affectlab.training.transfer.TransferStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** AKTLR over every ordered pair of corpora. */
@Command(
        name = "transfer",
        description =
                "Transfer regression and its baselines on acoustic features over every ordered pair of corpora; 'speech-report' writes the page.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TransferCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "A corpus; once for each, two or more.")
    private List<Path> data = List.of();

    @Option(
            names = "--features",
            split = ",",
            defaultValue = "egemaps,gemaps,is09",
            description = "Parameter sets: ${DEFAULT-VALUE} (default: all).")
    private List<String> features = List.of();

    @Option(
            names = "--out",
            defaultValue = "docs/results/runs/transfer",
            description = "Folder of results; what is in it is not done again (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("");

    @Override
    public Integer call() throws Exception {
        if (data.size() < 2) {
            throw new IllegalArgumentException("name two corpora or more with --data");
        }
        for (String id : features) {
            ParameterSet set = ParameterSet.of(id);
            List<AcousticCorpus> corpora = new ArrayList<>();
            for (SpeechDataset corpus : new DatasetReader().readEach(data)) {
                corpora.add(
                        AcousticCorpus.read(set, corpus, Runtime.getRuntime().availableProcessors()));
            }
            new TransferStudy(set, corpora, new TransferRuns(out), System.out).run();
        }
        return 0;
    }
}
