package org.affectlab.pointcloud.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many points have a class, and where they lie. */
@Schema(name = "ClassSummary")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "name", "asprsCode", "colour", "count", "share", "box"})
public record ClassSummary(
        @Schema(description = "In arrays, PLY and CSV", example = "1") int id,
        @Schema(example = "ground") String name,
        @Schema(description = "In LAS and LAZ", example = "2") int asprsCode,
        @Schema(example = "#a0522d") String colour,
        @Schema(example = "812345") long count,
        @Schema(description = "Of all points of the file", example = "0.43") double share,
        @Schema(description = "Absent while there is no such point") @Nullable Box box) {
    public ClassSummary {
        requireNonNull(name, "name is null");
        requireNonNull(colour, "colour is null");
    }

    /** Parallel to the axes, in the file's own coordinates: x, y and z of two corners. */
    @Schema(name = "Box")
    @JsonPropertyOrder({"min", "max"})
    public record Box(
            @Schema(example = "[471100.0,5527900.0,101.2]") double[] min,
            @Schema(example = "[471200.0,5528000.0,141.9]") double[] max) {}
}
