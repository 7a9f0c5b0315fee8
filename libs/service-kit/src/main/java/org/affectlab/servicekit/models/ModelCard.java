package org.affectlab.servicekit.models;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.TrainingData;
import org.jspecify.annotations.Nullable;

/** Everything that is known of one model: the summary's fields and those of the manifest, and the text of {@code CARD.md} as it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ModelCard")
public record ModelCard(
        @JsonUnwrapped ModelSummary summary,
        @Schema(description = "Data sets with licence and split") @Nullable List<TrainingData> trainingData,
        @Schema(description = "How it was trained and evaluated") @Nullable String protocol,
        @Schema(description = "As measured under the protocol", example = "{\"uar\":0.61}") @Nullable
                Map<String, Double> metrics,
        @Nullable String citation,
        @Schema(
                        description = "Parameters of what happens before the network",
                        example = "{\"windowSamples\":41200,\"hopMs\":1280}")
                @Nullable
                Map<String, Object> preprocessing,
        @Schema(example = "{\"maxBatchSize\":16,\"maxDelayMs\":5}") @Nullable Map<String, Integer> limits,
        @Schema(description = "Tensors in", example = "{\"waveform\":[\"batch\",\"41200\"]}") @Nullable
                Map<String, List<String>> inputs,
        @Schema(description = "Tensors out", example = "{\"logits\":[\"batch\",\"8\"]}") @Nullable
                Map<String, List<String>> outputs,
        @Schema(description = "The text of CARD.md, Markdown") @Nullable String card) {
    public ModelCard {
        requireNonNull(summary, "summary is null");
    }

    static ModelCard of(ModelStatus status) {
        ModelSummary summary = ModelSummary.of(status);
        String card = ModelCards.read(status.directory());
        ModelManifest manifest = status.manifest();
        if (manifest == null) {
            return new ModelCard(summary, null, null, null, null, null, null, null, null, card);
        }
        return new ModelCard(
                summary,
                manifest.trainingData(),
                manifest.protocol(),
                manifest.metrics(),
                manifest.citation(),
                manifest.preprocessing(),
                TensorShapes.limits(manifest.batching()),
                TensorShapes.of(manifest.inputs()),
                TensorShapes.of(manifest.outputs()),
                card);
    }
}
