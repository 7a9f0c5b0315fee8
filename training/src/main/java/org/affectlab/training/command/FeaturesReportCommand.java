package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.training.report.FeatureAgreement;
import org.affectlab.training.report.FeatureReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The acoustic parameter sets beside reference values. */
@Command(
        name = "features-report",
        description = "Compares the acoustic parameter sets with reference values, as a page.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class FeaturesReportCommand implements Callable<Integer> {
    @Option(
            names = "--speech",
            required = true,
            description = "Folder of corpora, CORPUS/audio/FILE, with reference/egemaps_v02.csv and is09.csv.")
    @Nullable
    private Path speech;

    @Option(
            names = "--out",
            defaultValue = "docs/results/features.md",
            description = "Page to write (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("");

    @Override
    public Integer call() throws Exception {
        Path folder = requireNonNull(speech, "speech is null");
        Path reference = folder.resolve("reference");
        Files.writeString(
                out,
                FeatureReport.markdown(List.of(
                        FeatureAgreement.read(ParameterSet.EGEMAPS, reference.resolve("egemaps_v02.csv"), folder),
                        FeatureAgreement.read(ParameterSet.IS09, reference.resolve("is09.csv"), folder))));
        return 0;
    }
}
