package org.affectlab.servicekit.openinference;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.affectlab.inference.Dimension;
import org.affectlab.inference.TensorSpec;

/** An input or output of a model as the protocol describes it. */
@Schema(name = "OpenInferenceTensor")
record TensorMetadata(
        @Schema(example = "waveform") String name,
        @Schema(example = "FP32") String datatype,
        @Schema(description = "-1: any size", example = "[-1,41200]") List<Long> shape) {
    TensorMetadata {
        requireNonNull(name, "name is null");
        requireNonNull(datatype, "datatype is null");
        shape = List.copyOf(shape);
    }

    static TensorMetadata of(TensorSpec spec) {
        return new TensorMetadata(
                spec.name(),
                Datatypes.name(spec.dtype()),
                spec.shape().stream().map(TensorMetadata::size).toList());
    }

    private static Long size(Dimension dimension) {
        return dimension.isFree() ? -1 : dimension.size();
    }
}
