package org.affectlab.training.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.PackageLimits;
import org.affectlab.training.config.PretrainingSettings;
import org.affectlab.training.config.SettingsFile;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.data.Clip;
import org.affectlab.training.data.IemocapSpeakers;
import org.affectlab.training.network.ExportedModule;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.network.OutputLayer;
import org.affectlab.training.network.ParameterDeclaration;
import org.affectlab.training.network.ParameterSource;

/**
 * A package that was made of one of our runs, as the beginning of another run. All parameters are the package's, by name, but without the temperature
 * that calibrated it, which its test speakers chose; the output layer begins anew unless the classes are the same in the same order. Our
 * choice. Immutable.
 *
 * <p>Speakers are compared as {@code CORPUS:SPEAKER}: a corpus under another folder's name is taken for another corpus; those of IEMOCAP's two subsets are the same.
 */
final class PretrainedPackage {
    private final ModelPackage modelPackage;
    private final RunResult result;
    private final String network;

    private PretrainedPackage(ModelPackage modelPackage, RunResult result, String network) {
        this.modelPackage = modelPackage;
        this.result = result;
        this.network = network;
    }

    /**
     * Opens and verifies the package.
     *
     * @param settingsFile which its path is relative to
     * @throws IOException if it is no package, has another digest, or was not made of a run
     */
    static PretrainedPackage open(PretrainingSettings settings, Path settingsFile) throws IOException {
        Path directory = settingsFile
                .toAbsolutePath()
                .resolveSibling(settings.modelPackage())
                .normalize();
        try {
            ModelPackage opened = ModelPackage.open(directory, PackageLimits.defaults());
            if (!opened.digest().equals(settings.digest())) {
                throw new IOException(
                        directory + " has the digest " + opened.digest() + ", the settings name " + settings.digest());
            }
            RunResult result = RunDirectory.parseResult(sealed(opened, RunDirectory.RESULT), directory.toString());
            String own = new String(sealed(opened, RunDirectory.SETTINGS), StandardCharsets.UTF_8);
            return new PretrainedPackage(opened, result, network(new SettingsFile().parse(own, directory.toString())));
        } catch (ModelPackageException e) {
            throw new IOException(directory + ": " + e.getMessage(), e);
        }
    }

    private static byte[] sealed(ModelPackage opened, String file) throws IOException {
        if (!opened.manifest().files().containsKey(file)) {
            throw new IOException(
                    opened.directory() + " names no " + file + " of a run: whom it has heard cannot be told");
        }
        return opened.content(file);
    }

    /** The archive's name without the number of classes: switches and front end belong to it. */
    private static String network(TrainingSettings settings) {
        return Path.of(settings.archive()).getFileName().toString().replaceFirst("-c(\\d+|\\{classes})$", "");
    }

    /**
     * Refuses a run whose figures would be of voices that the package knows.
     *
     * @param corpus name of the run's corpus
     * @param tested clips that measure the run or choose its epoch
     * @throws IOException if the package has heard one of their speakers
     */
    void checkUnheard(String corpus, List<Clip> tested) throws IOException {
        Set<String> heard =
                heardSpeakers().stream().map(IemocapSpeakers::person).collect(Collectors.toSet());
        List<String> known = tested.stream()
                .map(clip -> RunResult.qualified(corpus, clip.speaker()))
                .distinct()
                .filter(speaker -> isAmong(heard, IemocapSpeakers.person(speaker)))
                .toList();
        if (!known.isEmpty()) {
            throw new IOException(
                    modelPackage.directory() + " has heard speakers whom this run tests: " + String.join(", ", known));
        }
    }

    private static boolean isAmong(Set<String> heard, String person) {
        return heard.contains(person) || heard.contains(everybody(person.split(":", 2)[0]));
    }

    /**
     * Whom it has learned from, with labels or without, or chosen its epoch with, and those of the package that it began with, as {@code
     * CORPUS:SPEAKER}. The target of a run across corpora counts as heard, as {@code CORPUS:*} if it had no labels.
     */
    List<String> heardSpeakers() {
        Stream<String> own = Stream.of(result.trainingSpeakers(), result.validationSpeakers(), target())
                .flatMap(List::stream)
                .map(speaker -> RunResult.qualified(result.corpus(), speaker));
        return Stream.concat(own, result.pretrainingSpeakers().stream())
                .distinct()
                .toList();
    }

    private List<String> target() {
        return result.target()
                .map(target -> result.testSpeakers().isEmpty() ? List.of(everybody(target)) : result.testSpeakers())
                .orElse(List.of());
    }

    private static String everybody(String corpus) {
        return corpus + ":*";
    }

    /**
     * First values; libtorch must have been started.
     *
     * @param settings of the run
     * @param otherwise for the output layer of other classes
     * @throws IOException if the package is of another network
     */
    ParameterSource parameters(NetworkArchive archive, TrainingSettings settings, ParameterSource otherwise)
            throws IOException {
        requireNonNull(otherwise, "otherwise is null");
        if (!network.equals(network(settings))) {
            throw new IOException(
                    modelPackage.directory() + " is of the network " + network + ", the run of " + network(settings));
        }
        List<ParameterDeclaration> declarations = archive.description().parameters();
        Set<String> output = OutputLayer.of(declarations, settings.labels().size()).stream()
                .map(ParameterDeclaration::name)
                .collect(Collectors.toSet());
        boolean sameClasses = settings.labels().equals(result.labels());
        Map<String, float[]> values = values(declarations);
        for (ParameterDeclaration declaration : declarations) {
            boolean taken = sameClasses || !output.contains(declaration.name());
            if (taken && !values.containsKey(declaration.name())) {
                throw new IOException(modelPackage.directory() + " has no parameter " + declaration.name()
                        + " of shape " + declaration.shape());
            }
        }
        float temperature = temperature();
        return declaration -> {
            float[] value = values.get(declaration.name());
            if (!output.contains(declaration.name())) {
                return requireNonNull(value, "value is null");
            }
            return sameClasses
                    ? times(requireNonNull(value, "value is null"), temperature)
                    : otherwise.values(declaration);
        };
    }

    private Map<String, float[]> values(List<ParameterDeclaration> declarations) {
        ModelManifest manifest = modelPackage.manifest();
        try (ExportedModule module = ExportedModule.open(
                modelPackage.directory().resolve(manifest.format().fileName()))) {
            return module.values(declarations);
        }
    }

    /** What the logits were divided by; 1 if by nothing. */
    private float temperature() {
        return modelPackage
                .manifest()
                .metrics()
                .getOrDefault("temperature", 1.0)
                .floatValue();
    }

    private static float[] times(float[] values, float factor) {
        float[] product = Arrays.copyOf(values, values.length);
        for (int index = 0; index < product.length; index++) {
            product[index] *= factor;
        }
        return product;
    }
}
