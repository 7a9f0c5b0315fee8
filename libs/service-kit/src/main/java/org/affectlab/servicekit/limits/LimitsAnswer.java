package org.affectlab.servicekit.limits;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** All limits of a service by name; units are in the names. */
@Schema(name = "Limits", description = "The limits in force")
public record LimitsAnswer(
        @Schema(example = "speech-service") String service,
        @Schema(example = "{\"maxUploadBytes\":67108864,\"requestTimeoutMs\":60000}") SortedMap<String, Long> limits) {
    public LimitsAnswer {
        requireNonNull(service, "service is null");
        limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
    }
}
