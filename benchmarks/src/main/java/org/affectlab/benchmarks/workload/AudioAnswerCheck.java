package org.affectlab.benchmarks.workload;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import org.affectlab.benchmarks.http.Answer;
import org.affectlab.benchmarks.http.AnswerCheck;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answer is 200 and says of the recording and of every window what a first answer said, but for rounding. Thread-safe. */
public final class AudioAnswerCheck implements AnswerCheck {
    /** Batches of other sizes add up in another order. */
    private static final double TOLERANCE = 1e-4;

    private final JsonMapper json;
    private final JsonNode expected;

    private AudioAnswerCheck(JsonMapper json, JsonNode expected) {
        this.json = json;
        this.expected = expected;
    }

    /** @throws IllegalArgumentException if the answer is not a good one */
    public static AudioAnswerCheck like(Answer first) {
        if (first.status() != 200) {
            throw new IllegalArgumentException("status " + first.status() + ": " + first.text());
        }
        JsonMapper json = JsonMapper.builder().build();
        JsonNode expected = json.readTree(first.body());
        if (expected.path("timeline").isEmpty()
                || expected.path("probabilities").isEmpty()) {
            throw new IllegalArgumentException("no timeline of windows: " + first.text());
        }
        return new AudioAnswerCheck(requireNonNull(json, "json is null"), expected);
    }

    /** Windows of the recording. */
    public int windows() {
        return expected.path("timeline").size();
    }

    @Override
    public Optional<String> fault(Answer answer) {
        if (answer.status() != 200) {
            return Optional.of("status " + answer.status());
        }
        try {
            JsonNode actual = json.readTree(answer.body());
            if (actual.path("timeline").size() != windows()) {
                return Optional.of(actual.path("timeline").size() + " windows, not " + windows());
            }
            boolean same = sameProbabilities(expected, actual);
            for (int window = 0; window < windows(); window++) {
                same &= sameProbabilities(
                        expected.path("timeline").get(window),
                        actual.path("timeline").get(window));
            }
            return same ? Optional.empty() : Optional.of("other probabilities");
        } catch (JacksonException e) {
            return Optional.of("no JSON");
        }
    }

    private static boolean sameProbabilities(JsonNode expected, JsonNode actual) {
        for (Map.Entry<String, JsonNode> label : expected.path("probabilities").properties()) {
            double difference = label.getValue().asDouble()
                    - actual.path("probabilities").path(label.getKey()).asDouble(Double.NaN);
            if (!(Math.abs(difference) <= TOLERANCE)) {
                return false;
            }
        }
        return expected.path("emotion").equals(actual.path("emotion"));
    }
}
