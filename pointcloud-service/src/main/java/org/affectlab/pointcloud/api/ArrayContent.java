package org.affectlab.pointcloud.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an answer as an array holds, for N points and C classes. */
public enum ArrayContent {
    /** UINT8 (N): ids of classes, 255 for a point without one. */
    CLASSES,
    /** FLOAT32 (N, C), NaN for a point without a class. */
    PROBABILITIES,
    /** FLOAT32 (N): entropy as a share of the largest possible, NaN for a point without a class. */
    ENTROPY;

    /** How requests and answers name it. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ArrayContent> ofId(String id) {
        return Arrays.stream(values())
                .filter(content -> content.id().equals(id))
                .findFirst();
    }
}
