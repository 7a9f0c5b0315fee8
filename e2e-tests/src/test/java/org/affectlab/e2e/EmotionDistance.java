package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How far two answers are apart. */
final class EmotionDistance {
    private EmotionDistance() {}

    /** Same top label, and every probability of the recording within {@code tolerance}. */
    static void assertWithin(double tolerance, JsonNode expected, JsonNode actual) {
        assertThat(actual.path("emotion")).isEqualTo(expected.path("emotion"));
        for (Map.Entry<String, JsonNode> label : expected.path("probabilities").properties()) {
            assertThat(actual.path("probabilities").path(label.getKey()).asDouble())
                    .as("probability of %s", label.getKey())
                    .isCloseTo(label.getValue().asDouble(), within(tolerance));
        }
    }
}
