package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.sourcefeatures.SourceFeatures;
import org.affectlab.training.data.DatasetReader;
import org.affectlab.training.data.SpeechDataset;
import org.affectlab.training.featurepack.FeaturePack;
import org.affectlab.training.report.CorpusInfo;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Features of corpora, for the service that adapts from them. */
@Command(
        name = "pack-features",
        description =
                "Packs acoustic features of corpora, with labels and anonymous speakers, as the source from which 'POST /v1/speech/adaptations' adapts.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PackFeaturesCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, arity = "1..*", description = "Corpora, one or more folders.")
    private List<Path> data = List.of();

    @Option(names = "--set", defaultValue = "egemaps", description = "Parameter set (default: ${DEFAULT-VALUE}).")
    private String set = "";

    @Option(names = "--out", required = true, description = "Folder of the package; its files are replaced.")
    @Nullable
    private Path out;

    @Option(
            names = "--corpus-info",
            paramLabel = "CORPUS=FILE",
            description =
                    "Title, licence, citation and limits of a corpus that is not known here, JSON; once for each.")
    private Map<String, Path> infos = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        FeaturePack pack =
                new FeaturePack(ParameterSet.of(set), Runtime.getRuntime().availableProcessors());
        for (SpeechDataset corpus : new DatasetReader().readEach(data)) {
            System.out.println(corpus.name() + ": " + pack.add(corpus, info(corpus.name())) + " clips");
        }
        SourceFeatures packed = pack.write(requireNonNull(out, "out is null"));
        System.out.println(packed.clips() + " clips  " + packed.header().digest());
        return 0;
    }

    private CorpusInfo info(String corpus) throws IOException {
        Path file = infos.get(corpus);
        return file == null ? CorpusInfo.known(corpus).get(0) : CorpusInfo.read(file);
    }
}
