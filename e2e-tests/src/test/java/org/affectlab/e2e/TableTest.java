package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.affectlab.e2e.audio.Fixtures;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.platform.RunningPlatform;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The timeline as CSV and as NDJSON says what the JSON says. */
@OnPlatform
class TableTest {
    private final RunningPlatform platform;
    private final byte[] speech = Fixtures.read("speech.flac");

    TableTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void csvHasARowForEachWindow() {
        JsonNode json = analyse("application/json").json();
        Answer csv = analyse("text/csv");
        assertThat(csv.contentType()).isEqualTo("text/csv");
        List<String> lines = csv.body().lines().toList();
        assertThat(lines.get(0)).isEqualTo("startMs,endMs,emotion,angry,disgust,fearful,happy,neutral,sad");
        assertThat(lines).hasSize(1 + json.path("timeline").size());
        for (int i = 1; i < lines.size(); i++) {
            JsonNode window = json.path("timeline").path(i - 1);
            String[] cells = lines.get(i).split(",");
            assertThat(Long.parseLong(cells[0]))
                    .isEqualTo(window.path("startMs").asLong());
            assertThat(Long.parseLong(cells[1])).isEqualTo(window.path("endMs").asLong());
            assertThat(cells[2]).isEqualTo(window.path("emotion").asString());
            assertThat(Double.parseDouble(cells[3]))
                    .isCloseTo(window.path("probabilities").path("angry").asDouble(), within(1e-5));
        }
    }

    @Test
    void ndjsonHasALineForEachWindowAndASummary() {
        JsonNode json = analyse("application/json").json();
        Answer ndjson = analyse("application/x-ndjson");
        assertThat(ndjson.contentType()).isEqualTo("application/x-ndjson");
        List<JsonNode> lines = ndjson.jsonLines();
        assertThat(lines).hasSize(json.path("timeline").size() + 1);
        for (JsonNode window : lines.subList(0, lines.size() - 1)) {
            assertThat(window.path("type").asString()).isEqualTo("window");
        }
        JsonNode summary = lines.get(lines.size() - 1);
        assertThat(summary.path("type").asString()).isEqualTo("summary");
        assertThat(summary.path("durationMs")).isEqualTo(json.path("durationMs"));
        assertThat(summary.path("provenance")).isEqualTo(json.path("provenance"));
        EmotionDistance.assertWithin(1e-5, json, summary);
    }

    private Answer analyse(String accept) {
        Answer answer = platform.gateway().analyse(speech, "audio/flac", "", "Accept", accept);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
