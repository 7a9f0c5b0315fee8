package org.affectlab.training.packaging;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        CorpusInfo corpus,
        TextTemplate method,
        @Nullable RunCollection crossValidation) {

    PackageContents {
        requireNonNull(result, "result is null");
        requireNonNull(archive, "archive is null");
    }

    /** @throws IOException if the run is not finished, or something that the package has to say is unknown */
    static PackageContents read(PackageRequest request) throws IOException {
        RunDirectory run = new RunDirectory(request.run());
        RunResult result = run.readResult()
                .orElseThrow(() -> new IOException(request.run() + " is no finished run: it has no result.json"));
        TrainingSettings settings = run.settings();
        if (!new SettingsFile().digest(settings).equals(result.identity().settingsDigest())) {
            throw new IOException(request.run() + ": settings.json is not what result.json was computed with");
        }
        Path archivePath = request.archive();
        ArchiveFacts archive = ArchiveFacts.read(
                archivePath == null
                        ? Path.of("models", "archives")
                                .resolve(Path.of(settings.archive()).getFileName())
                        : archivePath);
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
                corpus(request, result),
                method(request, archive),
                crossValidation(request, result));
    }

    private static CorpusInfo corpus(PackageRequest request, RunResult result) throws IOException {
        Path file = request.corpusInfo();
        return file == null ? CorpusInfo.known(result.corpus()) : CorpusInfo.read(file);
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
