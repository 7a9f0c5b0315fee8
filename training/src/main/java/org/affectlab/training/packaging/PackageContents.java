package org.affectlab.training.packaging;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.affectlab.training.calibration.Calibration;
import org.affectlab.training.config.SettingsFile;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.report.CorpusInfo;
import org.affectlab.training.report.RunCollection;
import org.affectlab.training.report.SeedRuns;
import org.affectlab.training.report.TextTemplate;
import org.affectlab.training.run.RunDirectory;
import org.affectlab.training.run.RunResult;
import org.jspecify.annotations.Nullable;

/** Everything that a package's manifest and card are made from, read and checked against each other. Immutable. */
record PackageContents(
        PackageRequest request,
        RunDirectory run,
        RunResult result,
        TrainingSettings settings,
        ArchiveFacts archive,
        List<DescribedCorpus> corpora,
        @Nullable Calibration calibration,
        TextTemplate method,
        @Nullable RunCollection crossValidation) {

    PackageContents {
        requireNonNull(result, "result is null");
        requireNonNull(archive, "archive is null");
    }

    /** @throws IOException if the run is not finished, or something that the package has to say is unknown */
    static PackageContents read(PackageRequest request) throws IOException {
        RunDirectory run = new RunDirectory(request.run());
        RunResult result = run.result();
        TrainingSettings settings = run.settings();
        if (!new SettingsFile().digest(settings).equals(result.identity().settingsDigest())) {
            throw new IOException(request.run() + ": settings.json is not what result.json was computed with");
        }
        ArchiveFacts archive = ArchiveFacts.read(stem(request, settings));
        if (archive.classes() != result.labels().size()) {
            throw new IOException("the archive has " + archive.classes() + " classes, the run "
                    + result.labels().size());
        }
        return new PackageContents(
                request,
                run,
                result,
                settings,
                archive,
                corpora(request, result),
                calibration(request, result),
                method(request, archive),
                crossValidation(request, result));
    }

    /** Path without suffix of the trainable archive. */
    Path archiveStem() {
        return stem(request, settings);
    }

    private static Path stem(PackageRequest request, TrainingSettings settings) {
        Path given = request.archive();
        return given == null
                ? Path.of("models", "archives")
                        .resolve(Path.of(settings.archive()).getFileName())
                : given;
    }

    /** Of the run itself and of whatever the weights learned from before. */
    private static List<DescribedCorpus> corpora(PackageRequest request, RunResult result) throws IOException {
        Path file = request.corpusInfo();
        List<String> own = CorpusInfo.names(result.corpus());
        List<DescribedCorpus> corpora = new ArrayList<>();
        if (file == null) {
            for (String name : own) {
                corpora.add(DescribedCorpus.known(name));
            }
        } else {
            corpora.add(new DescribedCorpus(null, CorpusInfo.read(file)));
        }
        for (String earlier : result.pretrainingCorpora()) {
            // A file describes the laboratory's own corpora, also those of earlier runs.
            if (!own.contains(earlier) && (file == null || CorpusInfo.isKnown(earlier))) {
                corpora.add(DescribedCorpus.known(earlier));
            }
        }
        return List.copyOf(corpora);
    }

    private static @Nullable Calibration calibration(PackageRequest request, RunResult result) throws IOException {
        Calibration calibration = Calibration.read(request.run()).orElse(null);
        if (calibration != null
                && !(calibration.settingsDigest().equals(result.identity().settingsDigest())
                        && calibration.speakers().equals(result.testSpeakers()))) {
            throw new IOException(request.run() + ": calibration.json is of another run");
        }
        return calibration;
    }

    /** Of the corpora that have one. */
    List<String> corpusNames() {
        return corpora.stream()
                .map(DescribedCorpus::name)
                .filter(Objects::nonNull)
                .toList();
    }

    /** All corpora as one. */
    CorpusInfo corpus() {
        return CorpusInfo.joined(corpora.stream().map(DescribedCorpus::info).toList());
    }

    private static TextTemplate method(PackageRequest request, ArchiveFacts archive) throws IOException {
        Path file = request.method();
        return new TextTemplate(
                file == null
                        ? TextTemplate.find("methods/" + archive.network() + ".md")
                                .orElseThrow(() -> new IOException("nothing is known of network " + archive.network()
                                        + ": describe it in a file (--method)"))
                        : Files.readString(file));
    }

    private static @Nullable RunCollection crossValidation(PackageRequest request, RunResult result)
            throws IOException {
        Path folder = request.crossValidation();
        if (folder == null) {
            return null;
        }
        RunCollection runs = RunCollection.read(folder);
        SeedRuns first = runs.seeds().get(0);
        RunResult other = first.results().get(0);
        boolean alike = other.identity()
                        .settingsDigest()
                        .equals(result.identity().settingsDigest())
                && other.identity().corpusDigest().equals(result.identity().corpusDigest());
        if (!alike) {
            throw new IOException(folder + " is a cross-validation of other settings or data than " + request.run());
        }
        return runs;
    }
}
