package org.affectlab.training.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.affectlab.inference.ModelPackage;
import org.affectlab.media.AudioDecoder;
import org.affectlab.training.packaging.Packager;

/** Runs of a tiny project that begin with the weights of its packages, which stand beside its settings. */
final class PretrainedRuns {
    private final TinyProject project;

    PretrainedRuns(TinyProject project) {
        this.project = project;
    }

    /**
     * Writes the settings of one epoch that hardly learns.
     *
     * @param labels in quotes, with commas between
     */
    Path settings(String name, String labels, int speakersPerFold, ModelPackage beginning) throws IOException {
        String pretraining = ", \"pretraining\": {\"modelPackage\": \"packages/%s/1\", \"digest\": \"%s\"}";
        return write(
                name,
                labels,
                speakersPerFold,
                pretraining.formatted(beginning.manifest().name(), beginning.digest()));
    }

    /** As {@link #settings}, from random weights. */
    Path settingsOfItsOwn(String name, String labels) throws IOException {
        return write(name, labels, 1, "");
    }

    private Path write(String name, String labels, int speakersPerFold, String pretraining) throws IOException {
        return Files.writeString(
                project.settings().resolveSibling(name + ".json"),
                """
                {"name": "%s", "archive": "tiny", "labels": [%s], "epochs": 1, "batchSize": 4,
                 "protocol": {"speakersPerFold": %d}, "windows": {"perClip": 2},
                 "optimiser": {"learningRate": 1e-5, "warmUpEpochs": 0}%s}
                """
                        .formatted(name, labels, speakersPerFold, pretraining));
    }

    RunResult run(String out, Path settings, int fold) throws Exception {
        return session(settings, project.corpus())
                .run(project.runs().resolve(out), 1, fold, 100)
                .orElseThrow();
    }

    RunSession session(Path settings, Path... corpora) throws Exception {
        return RunSession.open(settings, Arrays.asList(corpora), 1, silent(), new StopSignal());
    }

    CrossCorpusSession across(Path settings, Path target) throws Exception {
        return CrossCorpusSession.open(settings, project.corpus(), target, 1, silent(), new StopSignal());
    }

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    /** Makes a package whose card describes the tones. */
    ModelPackage pack(Path run, String name) throws Exception {
        return new Packager(new AudioDecoder())
                .write(project.request(run, name, project.settings().resolveSibling("packages")));
    }
}
