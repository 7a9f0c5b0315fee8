package org.affectlab.servicekit.openinference;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;

/** One package in the repository's index, with a state in Triton's words. */
@Schema(name = "OpenInferenceIndexEntry")
record IndexEntry(
        @Schema(example = "lgfa-ravdess") String name,
        @Schema(example = "1") String version,
        @Schema(allowableValues = {"READY", "LOADING", "UNAVAILABLE"}) String state,
        @Schema(description = "Empty when the model is ready") String reason) {
    IndexEntry {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(state, "state is null");
        requireNonNull(reason, "reason is null");
    }

    static IndexEntry of(ModelStatus status) {
        String state =
                switch (status.state()) {
                    case READY, LOADING -> status.state().name();
                    default -> "UNAVAILABLE";
                };
        String reason = Optional.ofNullable(status.reason())
                .orElse(status.state() == ModelState.READY ? "" : status.state().name());
        return new IndexEntry(status.name(), status.version(), state, reason);
    }

    boolean isReady() {
        return state.equals("READY");
    }
}
