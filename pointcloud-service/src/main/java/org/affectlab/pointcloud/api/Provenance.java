package org.affectlab.pointcloud.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.affectlab.pointcloud.pipeline.UnitsSource;
import org.affectlab.pointcloud.pipeline.Warning;
import org.affectlab.pointformats.cloud.PointCloudFormat;

/** How an answer came about: enough to repeat it and to cite it. */
@Schema(name = "SegmentationProvenance")
@JsonPropertyOrder({
    "model",
    "version",
    "digest",
    "analysedPoints",
    "ignoredPoints",
    "format",
    "preprocessing",
    "content",
    "warnings",
    "notes"
})
public record Provenance(
        @Schema(example = "stpc-aerial") String model,
        @Schema(example = "1") String version,
        @Schema(example = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08") String digest,
        @Schema(description = "Points that have a class", example = "1899998") long analysedPoints,
        @Schema(description = "Points without one: not finite; their id is 255", example = "2") long ignoredPoints,
        @Schema(description = "As which the file was read", example = "LAZ") PointCloudFormat format,
        Preprocessing preprocessing,
        CloudContent content,
        List<Warning> warnings,
        @Schema(description = "What the reader tolerated, for people") List<String> notes) {
    public Provenance {
        requireNonNull(model, "model is null");
        requireNonNull(version, "version is null");
        requireNonNull(digest, "digest is null");
        requireNonNull(format, "format is null");
        requireNonNull(preprocessing, "preprocessing is null");
        requireNonNull(content, "content is null");
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /** How the cloud became inputs of the model. */
    @Schema(name = "CloudPreprocessing")
    @JsonPropertyOrder({
        "units",
        "unitsFrom",
        "upAxis",
        "gridMetres",
        "gridPoints",
        "inputPoints",
        "inputs",
        "absentFeatures"
    })
    public record Preprocessing(
            @Schema(example = "m") String units,
            @Schema(description = "Who says so") UnitsSource unitsFrom,
            @Schema(example = "z") String upAxis,
            @Schema(description = "Edge of a cell of the model's grid", example = "0.5") double gridMetres,
            @Schema(description = "Cells that hold points", example = "412332") int gridPoints,
            @Schema(description = "Points of one input of the model", example = "4096") int inputPoints,
            @Schema(description = "Inputs that the model answered", example = "240") int inputs,
            @Schema(description = "What the model knows and the cloud does not have", example = "[\"red\"]")
                    List<String> absentFeatures) {
        public Preprocessing {
            requireNonNull(units, "units is null");
            requireNonNull(unitsFrom, "unitsFrom is null");
            requireNonNull(upAxis, "upAxis is null");
            absentFeatures = List.copyOf(absentFeatures);
        }
    }
}
