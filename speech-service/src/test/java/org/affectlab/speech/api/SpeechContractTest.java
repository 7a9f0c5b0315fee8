package org.affectlab.speech.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.affectlab.media.AviWriter;
import org.affectlab.servicekit.contract.ContractSubject;
import org.affectlab.servicekit.contract.ProblemContractTest;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.speech.SpeechServiceApplication;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SpeechContractTest extends ProblemContractTest {
    private static final String PATH = "/v1/speech/emotions";

    @Override
    protected ContractSubject subject() {
        List<String> columns = new ArrayList<>(List.of("startMs", "endMs", "emotion"));
        columns.addAll(LoudnessModel.LABELS);
        return new ContractSubject(
                SpeechServiceApplication.class,
                LoudnessModel.manifest(),
                LoudnessModel::logits,
                PATH,
                WavFile.of(WavFile.loudness(4, 0.5f, 0.5f, 0.1f)),
                "audio/wav",
                columns,
                List.of("affectlab.speech.max-duration=20s", "affectlab.speech.default-model=lgfa-ravdess"));
    }

    private Answer post(String query, float[] samples) {
        return service().post(PATH + query, WavFile.of(samples), "Content-Type", "audio/wav");
    }

    @Test
    void answersWithTheEmotionOfTheRecordingAndOfItsWindows() {
        JsonNode answer = post("", WavFile.loudness(2.575 + 1.28, 0.5f)).json();

        double angry = LoudnessModel.angry(0.5);
        assertThat(answer.get("emotion").asString()).isEqualTo("angry");
        assertThat(answer.at("/probabilities/angry").asDouble()).isCloseTo(angry, within(1e-6));
        assertThat(answer.get("probabilities").propertyNames()).containsExactlyElementsOf(LoudnessModel.LABELS);
        assertThat(answer.get("durationMs").asLong()).isEqualTo(3_855);
        assertThat(answer.get("timeline").size()).isEqualTo(2);
        JsonNode second = answer.at("/timeline/1");
        assertThat(second.get("startMs").asLong()).isEqualTo(1_280);
        assertThat(second.get("endMs").asLong()).isEqualTo(3_855);
        assertThat(second.at("/probabilities/angry").asDouble()).isCloseTo(angry, within(1e-6));
    }

    @Test
    void averagesLoudAndQuietWindows() {
        // One loud second, then quiet: the first window holds 16,000 loud of 41,200 samples, the last none.
        JsonNode answer =
                post("?hopMs=2575", WavFile.loudness(5.15, 0.5f, 0.01f)).json();

        double first = LoudnessModel.angry((16_000 * 0.5 + 25_200 * 0.01) / 41_200);
        double last = LoudnessModel.angry(0.01);
        assertThat(answer.get("timeline").size()).isEqualTo(2);
        assertThat(answer.at("/timeline/0/probabilities/angry").asDouble()).isCloseTo(first, within(1e-4));
        assertThat(answer.at("/timeline/1/probabilities/angry").asDouble()).isCloseTo(last, within(1e-4));
        assertThat(answer.at("/probabilities/angry").asDouble()).isCloseTo((first + last) / 2, within(1e-4));
        assertThat(answer.at("/timeline/1/emotion").asString()).isEqualTo("neutral");
    }

    @Test
    void tellsWhereTheAnswerComesFrom() {
        JsonNode provenance = post("?model=lgfa-ravdess@1&hopMs=200", WavFile.loudness(3, 0.5f))
                .json()
                .get("provenance");

        assertThat(provenance.get("model").asString()).isEqualTo("lgfa-ravdess");
        assertThat(provenance.get("version").asString()).isEqualTo("1");
        assertThat(provenance.get("analysedMs").asLong()).isEqualTo(3_000);
        assertThat(provenance.at("/decoder/container").asString()).isEqualTo("wav");
        assertThat(provenance.at("/decoder/codec").asString()).isEqualTo("pcm_s16le");
        assertThat(provenance.at("/decoder/sourceSampleRateHz").asInt()).isEqualTo(16_000);
        assertThat(provenance.at("/preprocessing/hopMs").asInt()).isEqualTo(200);
        assertThat(provenance.at("/preprocessing/windowMs").asInt()).isEqualTo(2_575);
        assertThat(provenance.at("/preprocessing/windows").asInt()).isEqualTo(4);
        assertThat(provenance.get("warnings").size()).isZero();
    }

    @Test
    void warnsOfAShortRecording() {
        JsonNode answer = post("", WavFile.loudness(0.5, 0.5f)).json();

        assertThat(answer.at("/provenance/warnings/0").asString()).isEqualTo("SHORTER_THAN_WINDOW");
        assertThat(answer.at("/timeline/0/endMs").asLong()).isEqualTo(500);
        assertThat(answer.at("/probabilities/angry").asDouble()).isCloseTo(LoudnessModel.angry(0.5), within(1e-6));
    }

    @Test
    void aLongRecordingPassesThroughASmallQueue() {
        JsonNode answer = post("?hopMs=160", WavFile.loudness(15, 0.5f)).json();

        assertThat(answer.get("timeline").size()).isEqualTo(79);
        assertThat(answer.at("/timeline/78/endMs").asLong()).isEqualTo(14_995);
    }

    @Test
    void writesOneRowOrLineAWindow() {
        byte[] body = WavFile.of(WavFile.loudness(3, 0.5f));
        String csv = service()
                .post(PATH, body, "Content-Type", "audio/wav", "Accept", "text/csv")
                .body();
        assertThat(csv.lines()).hasSize(3);
        assertThat(csv.lines().skip(1)).allSatisfy(line -> assertThat(line).contains(",angry,"));
        assertThat(csv.lines().skip(2).findFirst().orElse("")).startsWith("420,2995,angry,");

        String ndjson = service()
                .post(PATH, body, "Content-Type", "audio/wav", "Accept", "application/x-ndjson")
                .body();
        assertThat(ndjson.lines()).hasSize(3);
        assertThat(ndjson.lines().findFirst().orElse(""))
                .startsWith("{\"type\":\"window\",\"startMs\":0,\"endMs\":2575,");
        assertThat(ndjson.lines().skip(2).findFirst().orElse("")).contains("\"durationMs\":3000", "\"provenance\":{");
    }

    @Test
    void refusesBadParameters() {
        float[] good = WavFile.loudness(1, 0.5f);
        assertProblem(post("?model=no-such-model", good), ProblemCode.UNKNOWN_MODEL);
        assertProblem(post("?model=lgfa-ravdess@9", good), ProblemCode.UNKNOWN_MODEL);
        assertProblem(post("?model=../../etc/passwd", good), ProblemCode.UNKNOWN_MODEL);
        assertProblem(post("?hopMs=often", good), ProblemCode.INVALID_PARAMETER);
        JsonNode low = assertProblem(post("?hopMs=159", good), ProblemCode.INVALID_PARAMETER);
        assertThat(low.get("limit").asLong()).isEqualTo(160);
        JsonNode high = assertProblem(post("?hopMs=2576", good), ProblemCode.INVALID_PARAMETER);
        assertThat(high.get("limit").asLong()).isEqualTo(2_575);
        assertThat(high.get("actual").asLong()).isEqualTo(2_576);
    }

    @Test
    void refusesRecordingsWithoutAnythingToAnalyse() {
        JsonNode tooShort = assertProblem(post("", WavFile.loudness(0.05, 0.5f)), ProblemCode.TOO_SHORT);
        assertThat(tooShort.get("limit").asLong()).isEqualTo(200);
        assertThat(tooShort.get("actual").asLong()).isEqualTo(50);
        assertProblem(post("", new float[16_000]), ProblemCode.SILENT);
        JsonNode tooLong = assertProblem(post("", WavFile.loudness(21, 0.5f)), ProblemCode.TOO_LONG);
        assertThat(tooLong.get("limit").asLong()).isEqualTo(20_000);
    }

    @Test
    void refusesWhatIsNoRecording() {
        byte[] text = "This is text, whatever its name says.".getBytes(StandardCharsets.UTF_8);
        assertProblem(service().post(PATH, text, "Content-Type", "audio/wav"), ProblemCode.UNKNOWN_FORMAT);
        byte[] playlist = "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n".getBytes(StandardCharsets.UTF_8);
        assertProblem(service().post(PATH, playlist, "Content-Type", "audio/x-mpegurl"), ProblemCode.UNKNOWN_FORMAT);
        byte[] whole = WavFile.of(WavFile.loudness(1, 0.5f));
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        assertProblem(service().post(PATH, cut, "Content-Type", "audio/wav"), ProblemCode.UNDECODABLE);
    }

    @Test
    void theContentTypeNeedNotBeExact() {
        byte[] body = WavFile.of(WavFile.loudness(1, 0.5f));
        for (String type :
                List.of("audio/flac", "application/octet-stream", "video/webm", "video/x-msvideo", "application/ogg")) {
            assertThat(service().post(PATH, body, "Content-Type", type).status())
                    .as(type)
                    .isEqualTo(200);
        }
        assertThat(service().post(PATH, body).status()).as("none").isEqualTo(200);
    }

    @Test
    void theSoundOfAVideoIsAnalysed() {
        byte[] video = new AviWriter(16_000, WavFile.loudness(3, 0.5f)).video().bytes();

        JsonNode answer =
                service().post(PATH, video, "Content-Type", "video/x-msvideo").json();

        assertThat(answer.get("durationMs").asLong()).isEqualTo(3_000);
        assertThat(answer.get("probabilities"))
                .isEqualTo(post("", WavFile.loudness(3, 0.5f)).json().get("probabilities"));
        assertThat(answer.at("/provenance/decoder/container").asString()).isEqualTo("avi");
        assertThat(answer.at("/provenance/decoder/codec").asString()).isEqualTo("pcm_s16le");
        byte[] cut = Arrays.copyOf(video, video.length / 2);
        assertProblem(service().post(PATH, cut, "Content-Type", "video/x-msvideo"), ProblemCode.UNDECODABLE);
    }

    @Test
    void tellsTheLimitsOfRecordings() {
        JsonNode limits = service().get("/v1/limits").json().get("limits");
        assertThat(limits.get("maxDurationMs").asLong()).isEqualTo(20_000);
        assertThat(limits.get("minDurationMs").asLong()).isEqualTo(200);
        assertThat(limits.get("minPeakDbfs").asLong()).isEqualTo(-80);
        assertThat(service().get("/v1/limits").json().get("service").asString()).isEqualTo("speech-service");
    }

    @Test
    void showsExamplesInItsDescription() {
        JsonNode post =
                service().get("/v3/api-docs").json().get("paths").get(PATH).get("post");
        JsonNode answers = post.at("/responses/200/content");
        assertThat(answers.get("application/json")
                        .at("/examples/angry/value/emotion")
                        .asString())
                .isEqualTo("angry");
        assertThat(answers.get("text/csv").at("/examples/angry/value").asString())
                .startsWith("startMs,endMs,emotion");
        assertThat(post.at("/requestBody/content").propertyNames()).contains("audio/*", "multipart/form-data");
        assertThat(post.get("parameters").findValuesAsString("name"))
                .containsExactly("model", "hopMs", "Prefer", "Idempotency-Key", "Webhook-Url");
        assertThat(post.at("/responses/422/content")
                        .get("application/problem+json")
                        .get("examples")
                        .propertyNames())
                .contains("NO_AUDIO", "TOO_SHORT", "SILENT");
    }
}
