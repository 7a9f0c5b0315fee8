package org.affectlab.benchmarks.pointclouds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CloudAnswerTest {
    private static CloudAnswer read(String json) throws IOException {
        return CloudAnswer.of(JsonMapper.builder().build().readTree(json));
    }

    @Test
    void classesOfOneCodeCountTogether() throws IOException {
        CloudAnswer answer = read(
                """
                {"points": 30, "classes": [
                    {"id": 0, "name": "ground", "asprsCode": 2, "count": 10},
                    {"id": 1, "name": "low", "asprsCode": 5, "count": 7},
                    {"id": 2, "name": "high", "asprsCode": 5, "count": 11}],
                 "provenance": {"model": "stpc", "version": "2", "analysedPoints": 28, "ignoredPoints": 2,
                    "preprocessing": {"gridMetres": 0.25, "gridPoints": 21, "inputPoints": 4096, "inputs": 4}}}
                """);
        assertThat(answer).isEqualTo(new CloudAnswer("stpc@2", 30, 28, 0.25, 21, 4096, 4, Map.of(2, 10L, 5, 18L)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"points\": 3, \"classes\": []}",
                "{\"points\": \"3\", \"classes\": [{}], \"provenance\": {\"preprocessing\": {}}}",
                "{\"points\": 3, \"classes\": [{}]}"
            })
    void anythingElseIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class).hasMessageStartingWith("no summary");
    }
}
