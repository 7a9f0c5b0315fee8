package org.affectlab.pointcloud.api;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.media.Schema;

/** What the forms of an answer carry beside the classes. */
@Schema(name = "CloudContent")
public record CloudContent(
        @Schema(description = "In the cloud and in CSV") boolean probabilities,
        @Schema(description = "In the cloud and in CSV") boolean entropy,
        @Schema(description = "Of the answer as an array") ArrayContent npy) {
    public CloudContent {
        requireNonNull(npy, "npy is null");
    }

    /** Whether any form needs probabilities. */
    boolean needsProbabilities() {
        return probabilities || entropy || npy != ArrayContent.CLASSES;
    }
}
