package org.affectlab.training.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.training.config.NamedAlignment;
import org.affectlab.training.packaging.PackageRequest;

/** A folder with a tiny archive, a corpus of four speakers' tones and settings, in which whole commands take seconds. */
public final class TinyProject {
    private static final String SETTINGS =
            """
            {"name": "tiny", "archive": "tiny", "labels": ["neutral", "happy", "sad", "angry"],
             "epochs": %d, "batchSize": 4, "protocol": {"speakersPerFold": 1}, "windows": {"perClip": 2},
             "optimiser": {"learningRate": 0.02, "warmUpEpochs": 1}}
            """;

    private final Path folder;

    private TinyProject(Path folder) {
        this.folder = folder;
    }

    public static TinyProject create(Path folder, int epochs) throws IOException {
        Path network = Path.of(System.getProperty("affectlab.root"), "training/src/test/resources/network");
        Files.copy(network.resolve("tiny.pt.gz"), folder.resolve("tiny.pt.gz"));
        Files.copy(network.resolve("tiny.json"), folder.resolve("tiny.json"));
        Files.writeString(folder.resolve("settings.json"), String.format(SETTINGS, epochs));
        SyntheticCorpus.write(folder.resolve("tones"), 4);
        return new TinyProject(folder);
    }

    /** The same with windows of this many samples in place of 41,200. */
    public static TinyProject create(Path folder, int epochs, int windowSamples) throws IOException {
        TinyProject project = create(folder, epochs);
        Path description = folder.resolve("tiny.json");
        Files.writeString(description, Files.readString(description).replace("41200", Integer.toString(windowSamples)));
        return project;
    }

    public Path archive() {
        return folder.resolve("tiny");
    }

    public Path settings() {
        return folder.resolve("settings.json");
    }

    public Path corpus() {
        return folder.resolve("tones");
    }

    /** A second corpus, of two speakers. */
    public Path others() throws IOException {
        Path others = folder.resolve("others");
        if (!Files.exists(others)) {
            SyntheticCorpus.write(others, 2);
        }
        return others;
    }

    public Path runs() {
        return folder.resolve("runs");
    }

    /** Trains one fold to its end. */
    public RunResult run(long seed, int fold) throws Exception {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return RunSession.open(settings(), List.of(corpus()), 1, silent, new StopSignal())
                .run(runs(), seed, fold, Integer.MAX_VALUE)
                .orElseThrow();
    }

    /**
     * Trains from this corpus to another one of tones, {@code tones-to-others}.
     *
     * @return the run's folder
     */
    public Path runAcross(String method) throws Exception {
        Path others = others();
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        CrossCorpusSession session = CrossCorpusSession.open(settings(), corpus(), others, 1, silent, new StopSignal());
        session.run(runs().resolve("across"), method, NamedAlignment.of(method, session.alignment()), 1)
                .orElseThrow();
        return runs().resolve("across").resolve(session.pair()).resolve(method).resolve("seed-1/all");
    }

    /**
     * Trains from this corpus towards recordings of the other without its labels, {@code tones-to-audio}.
     *
     * @return the run's folder
     */
    public Path runTowardsUnlabelled() throws Exception {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        CrossCorpusSession session = CrossCorpusSession.openUnlabelled(
                settings(), corpus(), others().resolve("audio"), List.of(), 1, silent, new StopSignal());
        session.run(runs().resolve("across"), "didan", NamedAlignment.of("didan", session.alignment()), 1)
                .orElseThrow();
        return runs().resolve("across").resolve(session.pair()).resolve("didan/seed-1/all");
    }

    /** Asks for version 1 of a package of a run of this project, with a card that describes the tones. */
    public PackageRequest request(Path run, String name, Path packages) {
        return new PackageRequest(
                run, name, "1", packages, null, archive(), null, null, null, text("tones.json"), text("tiny.md"));
    }

    /** A file of what cards and reports say of the tones: {@code tones.json} of the data, {@code tiny.md} of the method. */
    public static Path text(String name) {
        return Path.of(System.getProperty("affectlab.root"), "training/src/test/resources/texts", name);
    }

    public Path fold(long seed, int fold) {
        return RunDirectory.of(runs(), seed, fold).path();
    }
}
