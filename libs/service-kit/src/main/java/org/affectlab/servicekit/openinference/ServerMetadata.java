package org.affectlab.servicekit.openinference;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The server as the protocol describes it. */
@Schema(name = "OpenInferenceServer")
record ServerMetadata(
        @Schema(example = "affectlab-speech-service") String name,
        @Schema(example = "1") String version,
        @Schema(example = "[\"binary_tensor_data\"]") List<String> extensions) {
    ServerMetadata {
        extensions = List.copyOf(extensions);
    }
}
