package org.affectlab.training.pointcloud.packaging;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affectlab.pointscenes.SceneFeature;
import org.affectlab.pointscenes.SceneRecipe;
import org.affectlab.training.pointcloud.config.PointProtocol;
import org.affectlab.training.pointcloud.report.PointFigures;
import org.affectlab.training.pointcloud.run.PointRunResult;
import org.affectlab.training.report.TextTemplate;

/** {@code CARD.md}: fixed words from a template, every value from the run, its archive and its data set. Stateless. */
final class PointCardText {
    private PointCardText() {}

    static String of(PointPackageContents contents) throws IOException {
        PointRunResult result = contents.result();
        Map<String, String> values = new HashMap<>();
        String title = contents.request().title();
        values.put("title", title == null ? contents.request().name() : title);
        values.put("version", contents.request().version());
        values.put("task", PointManifestDraft.TASK);
        values.put("method", method(contents).strip());
        values.put("labels", String.join(", ", result.labels()));
        values.put("recipe", recipe(contents.settings().recipe()));
        values.put("datasetTitle", contents.dataset().title());
        values.put("datasetDescription", contents.dataset().description());
        values.put("datasetSource", contents.dataset().source());
        values.put("datasetLicence", contents.dataset().licence());
        values.put("datasetCitation", contents.dataset().citation());
        values.put("datasetDigest", result.identity().corpusDigest());
        values.put("weightsLicence", contents.dataset().weightsLicence());
        values.put("weightsLicenceReason", contents.dataset().weightsLicenceReason());
        values.put("limits", limits(contents));
        values.put("split", contents.split());
        values.put("protocol", contents.protocol());
        values.put(
                "measured",
                result.scores().isEmpty()
                        ? "This network has no held-out scenes."
                        : PointFigures.summary(contents.confusion()) + "\n" + PointFigures.scenes(result));
        values.put("settingsDigest", result.identity().settingsDigest());
        values.put("seed", Long.toString(result.identity().seed()));
        values.put("threads", Integer.toString(result.identity().threads()));
        values.put("hours", String.format(Locale.ROOT, "%.2f", result.hours()));
        values.put("command", command(result, contents.settings().protocol()));
        return TextTemplate.resource("point-card.md").fill(values);
    }

    private static String limits(PointPackageContents contents) {
        Stream<String> simulated = contents.request().demo()
                ? Stream.of(
                        "Trained on simulated data, a demonstration: every answer carries the warning `DEMO_MODEL`.")
                : Stream.empty();
        return Stream.concat(simulated, contents.dataset().limits().stream())
                .map(limit -> "- " + limit)
                .collect(Collectors.joining("\n"));
    }

    /** The call that repeats the run, its protocol and fold included, which need not be those of the settings file. */
    private static String command(PointRunResult result, PointProtocol protocol) {
        return "./affectlab train pointcloud --config training/configs/" + result.name()
                + ".json --data DATA --protocol "
                + (protocol.text().contains(" ") ? "'" + protocol.text() + "'" : protocol.text())
                + (protocol.kind() == PointProtocol.Kind.FOLDS
                        ? " --folds " + result.identity().fold()
                        : "")
                + " --out RUNS --seeds " + result.identity().seed() + " --threads "
                + result.identity().threads();
    }

    /** The description of the method, its places filled with what the archive says. */
    static String method(PointPackageContents contents) {
        Map<String, String> values = new HashMap<>();
        values.put(
                "parameterCount",
                String.format(Locale.ROOT, "%,d", contents.archive().parameterCount()));
        values.put(
                "switches",
                contents.archive().switches().isEmpty()
                        ? "none"
                        : new TreeMap<>(contents.archive().switches())
                                .entrySet().stream()
                                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                                        .collect(Collectors.joining(", ")));
        values.keySet().retainAll(contents.method().places());
        return contents.method().fill(values);
    }

    private static String recipe(SceneRecipe recipe) {
        return String.format(
                Locale.ROOT,
                "Voxels of %s m, inputs of %d points (%s), %d neighbours; features %s. Where a cloud lacks one of them it is filled with a constant, and the"
                        + " answer says so.",
                recipe.gridMetres(),
                recipe.inputPoints(),
                recipe.shape().name().toLowerCase(Locale.ROOT),
                recipe.neighbours(),
                recipe.features().stream().map(SceneFeature::key).collect(Collectors.joining(", ")));
    }
}
