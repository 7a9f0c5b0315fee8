package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.affectlab.e2e.audio.Fixtures;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.http.Multipart;
import org.affectlab.e2e.platform.RunningPlatform;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a good recording is answered with: the shape of design section 3, its arithmetic and its provenance. */
@OnPlatform
class EmotionAnswerTest {
    private static final String[] LABELS = {"angry", "disgust", "fearful", "happy", "neutral", "sad"};

    private final RunningPlatform platform;
    private final byte[] speech = Fixtures.speechWav();

    EmotionAnswerTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void hasTheMembersOfTheDesign() {
        assertThat(analyse("").propertyNames())
                .contains("emotion", "probabilities", "durationMs", "timeline", "provenance");
    }

    @Test
    void probabilitiesSumToOneAndNameTheTopLabel() {
        JsonNode answer = analyse("");
        assertDistribution(answer);
        for (JsonNode window : answer.path("timeline")) {
            assertDistribution(window);
        }
    }

    @Test
    void timelineCoversTheRecordingInMilliseconds() {
        JsonNode answer = analyse("");
        assertThat(answer.path("durationMs").asLong()).isEqualTo(3300);
        Iterator<JsonNode> windows = answer.path("timeline").iterator();
        JsonNode previous = windows.next();
        assertThat(previous.path("startMs").asLong()).isZero();
        while (windows.hasNext()) {
            JsonNode window = windows.next();
            assertThat(window.path("startMs").asLong())
                    .isGreaterThan(previous.path("startMs").asLong())
                    .isLessThanOrEqualTo(previous.path("endMs").asLong());
            assertThat(window.path("endMs").asLong())
                    .isGreaterThan(previous.path("endMs").asLong());
            previous = window;
        }
        // 3.3 s hold 72 whole frame hops of 10 ms beyond the first window; the half hop behind them is in no frame.
        assertThat(previous.path("endMs").asLong()).isEqualTo(3295);
    }

    @Test
    void hopChangesTheTimelineAndNotTheRecording() {
        JsonNode coarse = analyse("?hopMs=2000");
        JsonNode fine = analyse("?hopMs=160");
        assertThat(coarse.path("timeline").size()).isEqualTo(2);
        // 3300 ms with windows of 2575 ms: starts at 0, 160, 320, 480, 640 and at the end's 720.
        assertThat(fine.path("timeline").size()).isEqualTo(6);
        assertThat(fine.path("timeline").path(1).path("startMs").asLong()).isEqualTo(160);
        assertThat(fine.path("durationMs")).isEqualTo(coarse.path("durationMs"));
        assertThat(fine.path("provenance").path("preprocessing").path("hopMs").asInt())
                .isEqualTo(160);
    }

    @Test
    void provenanceNamesModelDigestAndWhatWasAnalysed() {
        JsonNode provenance = analyse("").path("provenance");
        JsonNode model =
                platform.gateway().get("/v1/models/atfnn-lgfa-multi-corpus").json();
        assertThat(provenance.path("model").asString()).isEqualTo("atfnn-lgfa-multi-corpus");
        assertThat(provenance.path("version")).isEqualTo(model.path("version"));
        assertThat(provenance.path("digest").asString())
                .matches("sha256:[0-9a-f]{64}")
                .isEqualTo(model.path("digest").asString());
        assertThat(provenance.path("analysedMs").asLong()).isEqualTo(3300);
        assertThat(provenance.path("warnings").isArray()).isTrue();
    }

    @Test
    void provenanceSaysWhatTheUploadWas() {
        JsonNode decoder = platform.gateway()
                .analyse(Fixtures.read("speech.mp3"))
                .json()
                .path("provenance")
                .path("decoder");
        assertThat(decoder.path("container").asString()).isEqualTo("mp3");
        assertThat(decoder.path("codec").asString()).startsWith("mp3");
        assertThat(decoder.path("sourceSampleRateHz").asInt()).isEqualTo(16000);
        assertThat(decoder.path("channels").asInt()).isEqualTo(1);
    }

    @Test
    void namedModelAndNamedVersionAnswerAsTheDefaultDoes() {
        JsonNode standard = analyse("");
        EmotionDistance.assertWithin(1e-5, standard, analyse("?model=atfnn-lgfa-multi-corpus"));
        EmotionDistance.assertWithin(
                1e-5,
                standard,
                analyse("?model=atfnn-lgfa-multi-corpus@"
                        + standard.path("provenance").path("version").asString()));
    }

    @Test
    void multipartGivesTheAnswerOfTheRawBody() {
        byte[] form = Multipart.file("file", "speech.wav", "audio/wav", speech);
        Answer answer = platform.gateway().analyse(form, Multipart.CONTENT_TYPE, "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode raw = analyse("");
        EmotionDistance.assertWithin(1e-5, raw, answer.json());
        assertThat(answer.json().path("provenance")).isEqualTo(raw.path("provenance"));
        assertThat(answer.json().path("timeline").size())
                .isEqualTo(raw.path("timeline").size());
    }

    @Test
    void contentTypeNeedNotBeExact() {
        for (String contentType :
                new String[] {"audio/flac", "video/mp4", "application/ogg", "application/octet-stream"}) {
            Answer answer = platform.gateway().analyse(speech, contentType, "");
            assertThat(answer.status()).as(contentType).isEqualTo(200);
        }
    }

    private JsonNode analyse(String query) {
        Answer answer = platform.gateway().analyse(speech, "audio/wav", query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json");
        return answer.json();
    }

    private static void assertDistribution(JsonNode result) {
        JsonNode probabilities = result.path("probabilities");
        assertThat(probabilities.propertyNames()).containsExactly(LABELS);
        assertThat(StreamSupport.stream(probabilities.spliterator(), false).map(JsonNode::asDouble))
                .allSatisfy(value -> assertThat(value).isBetween(0.0, 1.0));
        double sum = StreamSupport.stream(probabilities.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .sum();
        assertThat(sum).isCloseTo(1, within(1e-6));
        String top = probabilities.properties().stream()
                .max(Map.Entry.comparingByValue((a, b) -> Double.compare(a.asDouble(), b.asDouble())))
                .orElseThrow()
                .getKey();
        assertThat(result.path("emotion").asString()).isEqualTo(top);
    }
}
