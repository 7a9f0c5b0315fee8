package org.affectlab.training.packaging;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.affectlab.training.calibration.Calibration;
import org.affectlab.training.config.AlignmentSettings;
import org.affectlab.training.config.NamedAlignment;
import org.affectlab.training.config.PretrainingSettings;
import org.affectlab.training.report.CorpusInfo;
import org.affectlab.training.report.Figures;
import org.affectlab.training.report.SeedRuns;
import org.affectlab.training.report.TextTemplate;
import org.affectlab.training.run.RunResult;
import org.jspecify.annotations.Nullable;

/** {@code CARD.md}: fixed words from templates, every value from the run, its archive and its corpus. Stateless. */
public final class CardText {
    private static final String RANKING = "read them as a ranking with a strength, not as frequencies.";
    private static final String NOBODY_TO_CALIBRATE_ON =
            "The probabilities are the network's own, uncalibrated, for all labelled speakers were trained on and the target's labels must not be"
                    + " used: " + RANKING;

    private CardText() {}

    static String of(PackageContents contents) throws IOException {
        RunResult result = contents.result();
        Map<String, String> values = new HashMap<>();
        PackageRequest request = contents.request();
        String title = request.title();
        values.put("title", title == null ? request.name() : title);
        values.put("version", request.version());
        values.put("task", ManifestDraft.task());
        ArchiveFacts.Input input = contents.archive().input();
        values.put("windowSeconds", decimal((double) input.windowSamples() / input.sampleRateHz(), 3));
        values.put("method", method(contents).strip());
        values.put("labels", String.join(", ", result.labels()));
        values.putAll(data(contents.corpus()));
        corpus(contents, values);
        values.put("protocol", ProtocolText.of(contents));
        values.put("measured", measured(contents).strip());
        values.put(
                "probabilities",
                contents.calibration() == null && contents.result().acrossCorpora()
                        ? NOBODY_TO_CALIBRATE_ON
                        : probabilities(contents.calibration()));
        values.put("cautions", cautions());
        values.put("settingsDigest", result.identity().settingsDigest());
        values.put("seed", Long.toString(result.identity().seed()));
        int fold = result.identity().fold();
        values.put("fold", fold == 0 ? "none left out" : Integer.toString(fold));
        values.put("threads", Integer.toString(result.identity().threads()));
        values.put("hours", decimal(result.hours(), 2));
        values.put("command", command(result, contents.settings().alignment()));
        return TextTemplate.resource("card.md").fill(values);
    }

    private static void corpus(PackageContents contents, Map<String, String> values) {
        RunResult result = contents.result();
        int speakers = result.trainingSpeakers().size()
                + result.validationSpeakers().size()
                + result.testSpeakers().size();
        values.put("corpusDigest", result.identity().corpusDigest());
        values.put("speakerCount", Integer.toString(speakers));
    }

    /** What cards say of the data, by place. */
    public static Map<String, String> data(CorpusInfo corpus) {
        return Map.of(
                "corpusTitle", corpus.title(),
                "corpusDescription", corpus.description(),
                "corpusSource", corpus.source(),
                "corpusLicence", corpus.licence(),
                "corpusCitation", corpus.citation(),
                "weightsLicence", corpus.weightsLicence(),
                "weightsLicenceReason", corpus.weightsLicenceReason(),
                "limits", corpus.limits().stream().map(limit -> "- " + limit).collect(Collectors.joining("\n")));
    }

    /** What every card of a model of emotions warns of. */
    public static String cautions() throws IOException {
        return TextTemplate.find("cautions.md")
                .orElseThrow(() -> new IOException("missing resource cautions.md"))
                .strip();
    }

    /** The description of the method, its places filled with what the archive says. */
    static String method(PackageContents contents) {
        ArchiveFacts archive = contents.archive();
        boolean fanIn = "fan-in".equals(archive.initialisationScheme());
        Map<String, String> values = new HashMap<>();
        values.put(
                "pooling",
                "mean".equals(archive.switches().get("pooling"))
                        ? "mean of the segment tokens instead of the class token"
                        : "class token");
        values.put(
                "initialisation",
                fanIn
                        ? "weights truncated normal with deviation 1/√inputs, at most 0.1"
                        : "truncated normal with deviation 0.02");
        values.put("initialisationOrigin", fanIn ? "our choice" : "code");
        values.put("parameterCount", String.format(Locale.ROOT, "%,d", archive.trainedCount()));
        values.put("normalisation", normalisation(archive, contents.settings().pretraining()));
        values.put("floor", floor(archive));
        values.put("switches", switches(archive));
        values.put("alignment", alignment(contents.settings().alignment()));
        // Each method names what matters to it.
        values.keySet().retainAll(contents.method().places());
        return contents.method().fill(values);
    }

    private static String alignment(AlignmentSettings used) {
        return switch (NamedAlignment.nameOf(used)) {
            case NamedAlignment.SOURCE_ONLY -> "none: a plain classifier, without the regulariser";
            case NamedAlignment.BATCH_STATISTICS ->
                "none, but the target passes through the network and its normalisation (our choice)";
            case NamedAlignment.DIDAN -> "sparse reconstruction, α " + used.alpha() + ", λ " + used.lambda();
            case NamedAlignment.NON_SPARSE -> "reconstruction that is not sparse, λ " + used.lambda();
            default -> "maximum mean discrepancy in place of the reconstruction, λ " + used.lambda() + " (our choice)";
        };
    }

    private static String normalisation(ArchiveFacts archive, PretrainingSettings pretraining) {
        if (!"corpus".equals(archive.switches().get("normalisation"))) {
            return "each window normalised by its own band means and deviation";
        }
        return "each window's bands normalised by their mean and deviation over the "
                + (pretraining.wanted()
                        ? "recordings of the training speakers of `" + pretraining.shortName() + "`"
                        : "training speakers' recordings");
    }

    private static String floor(ArchiveFacts archive) {
        Object decibels = archive.switches().get("floor_db");
        return decibels == null ? "" : ", after a floor at " + decibels + " dB of its mean mel power";
    }

    private static String switches(ArchiveFacts archive) {
        return archive.switches().isEmpty()
                ? "none"
                : new TreeMap<>(archive.switches())
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + " = " + entry.getValue())
                                .collect(Collectors.joining(", "));
    }

    /** The call that repeats the run. */
    private static String command(RunResult result, AlignmentSettings alignment) {
        long seed = result.identity().seed();
        int fold = result.identity().fold();
        int threads = result.identity().threads();
        String config = " --config training/configs/" + result.name() + ".json";
        if (result.acrossCorpora()) {
            String target = result.testSpeakers().isEmpty()
                    ? " --unlabelled TARGET --emotions " + String.join(",", result.labels())
                    : " --data TARGET";
            return "./affectlab train cross-corpus" + config + " --data SOURCE" + target + " --out RUNS --methods "
                    + NamedAlignment.nameOf(alignment) + " --seeds " + seed
                    + " --threads " + threads;
        }
        String data = " --data CORPUS".repeat(result.corpus().split("\\+", -1).length);
        return "./affectlab train train" + config + data + " --out RUNS --seed " + seed
                + (fold == 0 ? "" : " --fold " + fold) + " --threads " + threads;
    }

    /** What cards say of probabilities, of runs that held somebody out. */
    public static String probabilities(@Nullable Calibration calibration) {
        return calibration == null
                ? "The probabilities are the network's own, uncalibrated: " + RANKING
                : String.format(
                        Locale.ROOT,
                        "The logits are divided by %.3f, found on %d clips of the %d speakers whom training did not hear (temperature scaling,"
                                + " arXiv:1706.04599). Their expected calibration error is %.3f without it and %.3f with the temperature that the"
                                + " other half of them gives. On other voices, rooms and microphones it may be larger.",
                        calibration.temperature(),
                        calibration.clips(),
                        calibration.speakers().size(),
                        calibration.errorBefore(),
                        calibration.errorAfter());
    }

    private static String measured(PackageContents contents) {
        RunResult result = contents.result();
        StringBuilder text = new StringBuilder();
        if (result.confusion() == null) {
            text.append("This network has no held-out speakers.\n");
        } else {
            text.append((result.acrossCorpora()
                            ? "This very network on the target corpus, of which it never saw a label."
                            : "This very network on the speakers it never heard.")
                    + " WAR is the accuracy, UAR the mean recall of the emotions, ECE the"
                    + " expected calibration error in 15 bins, all before any calibration"
                    + (contents.calibration() == null
                            ? ""
                            : "; a temperature changes a clip's emotion now and then, where windows that disagree are averaged")
                    + ". Few speakers: expect another group of people to differ.\n\n");
            text.append(Figures.run("this network", result)).append('\n');
            text.append(Figures.recalls(SeedRuns.confusion(result)));
        }
        if (contents.crossValidation() != null) {
            for (SeedRuns seed : contents.crossValidation().seeds()) {
                text.append("\nCross-validation with the same settings and data, seed ")
                        .append(seed.seed())
                        .append(", one network a fold");
                List<Integer> missing = seed.missing();
                text.append(missing.isEmpty() ? "" : " (folds " + missing + " are missing)")
                        .append(":\n\n");
                text.append(Figures.folds(seed));
            }
        }
        return text.toString();
    }

    private static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
