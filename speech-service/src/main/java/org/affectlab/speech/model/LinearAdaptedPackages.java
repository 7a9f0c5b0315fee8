package org.affectlab.speech.model;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageWriter;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.affectlab.inference.TrainingData;
import org.affectlab.inference.linear.LinearEngine;
import org.affectlab.inference.linear.LinearMap;
import org.affectlab.inference.linear.LinearParameters;
import org.ejml.data.DMatrixRMaj;

/**
 * Adapted models as packages of the format {@code linear} in a folder, each with its owner in the manifest. A package appears there whole or not at all,
 * also to who watches the folder. Thread-safe for different names.
 */
public final class LinearAdaptedPackages implements AdaptedPackages {
    private static final int MOST_IN_A_BATCH = 32;
    private static final String CITATION =
            "Zhao et al. (2023). Towards Domain-Specific Cross-Corpus Speech Emotion Recognition Approach. arXiv:2312.06466";
    private static final String PROTOCOL =
            "AKTLR (our reconstruction): fitted to the labelled source with its means aligned to the owner's unlabelled recordings; how right it is on these is not known.";

    private final Path folder;

    public LinearAdaptedPackages(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    @Override
    public String write(AdaptedModel model, String owner) throws IOException {
        Files.createDirectories(folder);
        Path unfinished = Files.createTempDirectory(folder, ".adapted-");
        try {
            ModelPackage made = make(unfinished, model, owner);
            Path target = folder.resolve(model.name()).resolve(model.version());
            // What an attempt that died has left is whole.
            delete(target);
            Files.createDirectories(target.getParent());
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            return made.digest();
        } catch (ModelPackageException impossible) {
            throw new IOException("the adapted package is not one", impossible);
        } finally {
            delete(unfinished);
        }
    }

    private static ModelPackage make(Path directory, AdaptedModel model, String owner)
            throws IOException, ModelPackageException {
        LinearParameters parameters = LinearParameters.of(
                rows(model.coefficients()),
                new double[model.labels().size()],
                model.minimum(),
                model.range(),
                model.scale());
        Files.write(directory.resolve(ModelFormat.LINEAR.fileName()), parameters.toNpz());
        float[] features = model.example();
        Map<String, Tensor> example = new LinkedHashMap<>();
        example.put(LinearEngine.INPUT, Tensor.ofFloats(features, 1, features.length));
        example.put(
                LinearEngine.OUTPUT,
                Tensor.ofFloats(
                        new LinearMap(parameters).logits(features),
                        1,
                        model.labels().size()));
        NpzFile.write(directory.resolve(ModelPackage.EXAMPLE_FILE_NAME), example);
        Files.write(directory.resolve("CARD.md"), card(model).getBytes(StandardCharsets.UTF_8));
        return new ModelPackageWriter().write(directory, manifest(model).withOwner(owner));
    }

    private static ModelManifest manifest(AdaptedModel model) {
        return new ModelManifest(
                model.name(),
                model.version(),
                SpeechEmotionModel.TASK,
                ModelFormat.LINEAR,
                model.labels(),
                List.of(TensorSpec.of(LinearEngine.INPUT, TensorType.FLOAT32, model.example().length)),
                List.of(TensorSpec.of(
                        LinearEngine.OUTPUT, TensorType.FLOAT32, model.labels().size())),
                Map.of("features", model.features()),
                new BatchingPolicy(MOST_IN_A_BATCH, 0, List.of()),
                model.trainingData().stream()
                        .map(origin ->
                                new TrainingData(origin.name(), origin.licence(), origin.citation(), origin.use()))
                        .toList(),
                PROTOCOL,
                model.metrics(),
                licence(model),
                CITATION,
                false,
                Map.of());
    }

    private static String licence(AdaptedModel model) {
        return "as all of these allow: "
                + model.trainingData().stream()
                        .map(AdaptedModel.Origin::licence)
                        .distinct()
                        .collect(Collectors.joining("; "));
    }

    private static String card(AdaptedModel model) {
        StringBuilder card = new StringBuilder("# " + model.name() + "\n\n");
        card.append("A linear recogniser of ")
                .append(String.join(", ", model.labels()))
                .append(" on the functionals of ")
                .append(model.features())
                .append(", adapted to its owner's recordings. ")
                .append(PROTOCOL)
                .append(
                        "\n\nIt hears other recordings through the range of those that it was adapted to.\n\nMade from:\n\n");
        model.trainingData().forEach(origin -> card.append("* ")
                .append(origin.name())
                .append(" (")
                .append(origin.use())
                .append("): ")
                .append(origin.licence())
                .append('\n'));
        return card.toString();
    }

    /** Labels × features. */
    private static double[][] rows(DMatrixRMaj coefficients) {
        double[][] rows = new double[coefficients.numCols][coefficients.numRows];
        for (int label = 0; label < coefficients.numCols; label++) {
            for (int feature = 0; feature < coefficients.numRows; feature++) {
                rows[label][feature] = coefficients.get(feature, label);
            }
        }
        return rows;
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(directory)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
