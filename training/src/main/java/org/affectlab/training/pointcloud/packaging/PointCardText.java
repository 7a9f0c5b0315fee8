package org.affectlab.training.pointcloud.packaging;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.affectlab.pointscenes.SceneFeature;
import org.affectlab.pointscenes.SceneRecipe;
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
        values.put(
                "limits",
                contents.dataset().limits().stream().map(limit -> "- " + limit).collect(Collectors.joining("\n")));
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
        values.put(
                "command",
                "./affectlab train pointcloud --config training/configs/" + result.name() + ".json --data "
                        + result.dataset() + " --out RUNS --seeds "
                        + result.identity().seed() + " --threads "
                        + result.identity().threads());
        return TextTemplate.resource("point-card.md").fill(values);
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
