package org.affectlab.inference;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code model.json} of a package: everything that a service has to know of a model before it runs it. Immutable and valid: a manifest that
 * contradicts itself cannot be constructed.
 *
 * @param name lower-case letters, digits and hyphens, at most 64
 * @param version letters, digits, dots and hyphens, at most 32; newer versions sort higher, see {@link VersionOrder}
 * @param task what the model answers, for instance {@code speech-emotion}
 * @param format of the model file
 * @param labels of the classes in the order of the output; may be empty
 * @param inputs at least one, each with the batch dimension first
 * @param outputs at least one, each with the batch dimension first
 * @param preprocessing parameters for what happens outside the module: strings, booleans, finite numbers (units are in the keys)
 * @param batching how requests are put together
 * @param dimensions what sizes the free dimensions of the inputs (other than {@code batch}) may have, by name; empty if there are none
 * @param serving measured thread counts; absent in the JSON means that each service plans them itself
 * @param exampleTolerance by how much an output may differ from the example, absolute plus relative, above 0 and at most 0.1, where it is more
 *     than the service allows by itself: for modules that compute in a shorter precision
 * @param owner the one caller who sees and uses the model, 1 to 128 printable ASCII characters without a space; absent in the JSON means that
 *     all do
 * @param trainingData what the model was trained on; may be empty only for a demo model
 * @param protocol how it was trained and evaluated
 * @param metrics finite numbers by name, as measured under the protocol
 * @param licence of the weights
 * @param citation of the method; may be empty
 * @param demo trained on simulated data: answers carry the warning {@code DEMO_MODEL}
 * @param files SHA-256 in lower-case hexadecimal of every file of the package but {@code model.json}; empty in a draft for
 *     {@link ModelPackageWriter}
 */
public record ModelManifest(
        String name,
        String version,
        String task,
        ModelFormat format,
        List<String> labels,
        List<TensorSpec> inputs,
        List<TensorSpec> outputs,
        Map<String, Object> preprocessing,
        BatchingPolicy batching,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, FreeDimension> dimensions,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<ServingThreads> serving,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Double> exampleTolerance,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> owner,
        List<TrainingData> trainingData,
        String protocol,
        Map<String, Double> metrics,
        String licence,
        String citation,
        boolean demo,
        Map<String, String> files) {

    public ModelManifest {
        ManifestRules.checkName(name);
        ManifestRules.checkVersion(version);
        ManifestRules.checkTask(task);
        requireNonNull(format, "format is null");
        requireNonNull(batching, "batching is null");
        requireNonNull(serving, "serving is null");
        ManifestRules.checkTolerance(exampleTolerance);
        ManifestRules.checkOwner(owner);
        requireNonNull(protocol, "protocol is null");
        requireNonNull(citation, "citation is null");
        if (requireNonNull(licence, "licence is null").isBlank()) {
            throw new IllegalArgumentException("licence is blank");
        }
        labels = ManifestRules.checkLabels(labels);
        inputs = ManifestRules.checkSpecs("inputs", inputs);
        outputs = ManifestRules.checkSpecs("outputs", outputs);
        ManifestRules.checkDistinctNames(inputs, outputs);
        dimensions = DimensionRules.check(dimensions, inputs, outputs, batching);
        preprocessing = ManifestRules.checkPreprocessing(preprocessing);
        trainingData = List.copyOf(requireNonNull(trainingData, "trainingData is null"));
        if (trainingData.isEmpty() && !demo) {
            throw new IllegalArgumentException("trainingData is empty, but the model is not a demo");
        }
        metrics = ManifestRules.checkMetrics(metrics);
        files = ManifestRules.checkFiles(files);
    }

    /** A manifest without free dimensions other than {@code batch}, measured thread counts, a tolerance of its own and an owner. */
    public ModelManifest(
            String name,
            String version,
            String task,
            ModelFormat format,
            List<String> labels,
            List<TensorSpec> inputs,
            List<TensorSpec> outputs,
            Map<String, Object> preprocessing,
            BatchingPolicy batching,
            List<TrainingData> trainingData,
            String protocol,
            Map<String, Double> metrics,
            String licence,
            String citation,
            boolean demo,
            Map<String, String> files) {
        this(
                name,
                version,
                task,
                format,
                labels,
                inputs,
                outputs,
                preprocessing,
                batching,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                trainingData,
                protocol,
                metrics,
                licence,
                citation,
                demo,
                files);
    }

    /** The same manifest with measured thread counts. */
    public ModelManifest withServing(ServingThreads threads) {
        return with(batching, Optional.of(threads), owner, files);
    }

    /** The same manifest with other rules for batches. */
    public ModelManifest withBatching(BatchingPolicy newBatching) {
        return with(newBatching, serving, owner, files);
    }

    /** The same manifest with other files. */
    public ModelManifest withFiles(Map<String, String> newFiles) {
        return with(batching, serving, owner, new LinkedHashMap<>(newFiles));
    }

    /** The same manifest for one caller alone. */
    public ModelManifest withOwner(String caller) {
        return with(batching, serving, Optional.of(caller), files);
    }

    private ModelManifest with(
            BatchingPolicy newBatching,
            Optional<ServingThreads> newServing,
            Optional<String> newOwner,
            Map<String, String> newFiles) {
        return new ModelManifest(
                name,
                version,
                task,
                format,
                labels,
                inputs,
                outputs,
                preprocessing,
                newBatching,
                dimensions,
                newServing,
                exampleTolerance,
                newOwner,
                trainingData,
                protocol,
                metrics,
                licence,
                citation,
                demo,
                newFiles);
    }

    /**
     * A whole-number preprocessing parameter.
     *
     * @throws IllegalArgumentException if it is missing or no whole number
     */
    public long wholeNumber(String parameter) {
        if (preprocessing.get(parameter) instanceof Long value) {
            return value;
        }
        throw new IllegalArgumentException("model " + name + " has no whole number as preprocessing." + parameter);
    }

    /** Every combination of sizes of the free dimensions that a warm-up has to run; the one empty combination if there are none. */
    public List<DimensionSizes> warmUpSizes() {
        return DimensionRules.warmUpSizes(dimensions);
    }

    /** What this input is filled up with along its free dimensions; 0 if it is never filled up. */
    public double padValue(TensorSpec input) {
        return DimensionRules.padValue(input, dimensions);
    }

    /** Bytes of one item over all inputs, with the largest sizes of the free dimensions. */
    public long itemByteSize() {
        DimensionSizes largest = DimensionRules.largest(dimensions);
        return inputs.stream().mapToLong(input -> input.itemByteSize(largest)).sum();
    }
}
