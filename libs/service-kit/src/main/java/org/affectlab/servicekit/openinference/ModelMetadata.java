package org.affectlab.servicekit.openinference;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelStatus;

/**
 * A model as the protocol describes it.
 *
 * @param parameters what an affective client wants to know besides: {@code task}, {@code labels}, {@code digest}, {@code maxBatchItems}
 */
@Schema(name = "OpenInferenceModel")
record ModelMetadata(
        @Schema(example = "lgfa-ravdess") String name,
        @Schema(example = "[\"1\"]") List<String> versions,
        @Schema(example = "pytorch_torchscript") String platform,
        List<TensorMetadata> inputs,
        List<TensorMetadata> outputs,
        Map<String, Object> parameters) {
    ModelMetadata {
        requireNonNull(name, "name is null");
        requireNonNull(platform, "platform is null");
        versions = List.copyOf(versions);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        parameters = Map.copyOf(parameters);
    }

    static ModelMetadata of(ModelManifest manifest, ModelStatus status, List<String> versions, int maxBatchItems) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("task", manifest.task());
        parameters.put("labels", manifest.labels());
        if (status.digest() != null) {
            // A package that was not loaded yet was not verified either.
            parameters.put("digest", status.digest());
        }
        parameters.put("maxBatchItems", maxBatchItems);
        return new ModelMetadata(
                manifest.name(),
                versions,
                platform(manifest.format()),
                manifest.inputs().stream().map(TensorMetadata::of).toList(),
                manifest.outputs().stream().map(TensorMetadata::of).toList(),
                parameters);
    }

    private static String platform(ModelFormat format) {
        return switch (format) {
            case TORCHSCRIPT -> "pytorch_torchscript";
            case LINEAR -> "affectlab_linear";
            case ENSEMBLE -> "affectlab_ensemble";
        };
    }
}
