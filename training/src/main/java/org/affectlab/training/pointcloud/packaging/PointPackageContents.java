package org.affectlab.training.pointcloud.packaging;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.pointcloud.config.PointDefaults;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.affectlab.training.pointcloud.run.PointRunDirectory;
import org.affectlab.training.pointcloud.run.PointRunResult;
import org.affectlab.training.pointcloud.run.SceneEvaluator;
import org.affectlab.training.report.CorpusInfo;
import org.affectlab.training.report.TextTemplate;

/** Everything that a package's manifest and card are made from, read and checked against each other. Immutable. */
record PointPackageContents(
        PointPackageRequest request,
        PointRunResult result,
        PointSettings settings,
        NetworkArchive.Description archive,
        CorpusInfo dataset,
        TextTemplate method) {

    PointPackageContents {
        requireNonNull(result, "result is null");
        requireNonNull(archive, "archive is null");
    }

    /** @throws IOException if the run is not finished, or something that the package has to say is unknown */
    static PointPackageContents read(PointPackageRequest request) throws IOException {
        PointRunDirectory run = new PointRunDirectory(request.run());
        PointRunResult result = run.readResult()
                .orElseThrow(() -> new IOException(request.run() + " is no finished run: it has no result.json"));
        PointSettings settings = run.settings();
        if (!PointDefaults.format().digest(settings).equals(result.identity().settingsDigest())) {
            throw new IOException(request.run() + ": settings.json is not what result.json was computed with");
        }
        NetworkArchive.Description archive =
                NetworkArchive.open(stem(request, settings)).description();
        if (archive.classes() != result.labels().size()) {
            throw new IOException("the archive has " + archive.classes() + " classes, the run "
                    + result.labels().size());
        }
        Path info = request.datasetInfo();
        Path method = request.method();
        return new PointPackageContents(
                request,
                result,
                settings,
                archive,
                info == null ? CorpusInfo.joined(CorpusInfo.known(result.dataset())) : CorpusInfo.read(info),
                new TextTemplate(
                        method == null
                                ? TextTemplate.find("methods/" + archive.network() + ".md")
                                        .orElseThrow(() -> new IOException("nothing is known of network "
                                                + archive.network() + ": describe it in a file (--method)"))
                                : Files.readString(method)));
    }

    private static Path stem(PointPackageRequest request, PointSettings settings) {
        Path given = request.archive();
        return given == null
                ? Path.of("models", "archives")
                        .resolve(Path.of(settings.archive()).getFileName())
                : given;
    }

    /** Of all held-out scenes; empty where there are none. */
    ConfusionMatrix confusion() {
        return SceneEvaluator.pooled(result.labels(), result.scores());
    }

    /** Which scenes were used for what, as a sentence without a full stop. */
    String split() {
        String trained = "trained on " + String.join(", ", result.trainingScenes());
        return result.scores().isEmpty()
                ? trained + "; nothing held out"
                : trained + "; tested on "
                        + String.join(
                                ", ",
                                result.scores().stream()
                                        .map(score -> score.scene())
                                        .toList());
    }

    /** How it was trained and tested, in sentences. */
    String protocol() {
        String chosen = result.chosenByHeldOut()
                ? "The epoch with the best mIoU of the held-out scenes (" + result.epoch()
                        + ") was kept, so their figures are too good." + lastEpoch()
                : "The last epoch (" + result.epoch() + ") was kept: the held-out scenes chose nothing in this run.";
        String held = result.scores().isEmpty()
                ? "Trained on all " + result.trainingScenes().size()
                        + " scenes, so that this network has no figure of its own on scenes that it never saw."
                : "Trained on " + result.trainingScenes().size() + " scenes and tested on "
                        + result.scores().size() + " others, on every point of their clouds.";
        String note = request.protocolNote();
        return held + " " + chosen + (note == null ? "" : " " + note);
    }

    private String lastEpoch() {
        return result.lastScore()
                .map(score -> String.format(
                        Locale.ROOT,
                        " After the last epoch (%d) their mIoU was %.4f, their OA %.4f.",
                        result.history().size(),
                        score.meanIou(),
                        score.accuracy()))
                .orElse("");
    }
}
