package org.affectlab.speech.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.servicekit.contract.Archive;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.servicekit.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Acoustic parameters as jobs, and of archives. */
class FeatureJobTest extends FeatureServiceTest {
    private static final byte[] BODY = WavFile.of(Voice.of(1.25));

    private Answer result(String id, String form) {
        return service().get("/v1/jobs/" + id + "/result", "Accept", form);
    }

    private String completed(Answer accepted) {
        String id = id(accepted);
        JsonNode job = awaitEnd(id);
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("COMPLETED");
        return id;
    }

    @Test
    void aJobGivesWhatTheCallGivesInEveryForm() {
        for (String query : List.of("?contours=true", "?set=is09&windowMs=300&hopMs=100")) {
            String id = completed(post(query, BODY, "Prefer", "respond-async"));
            assertThat(service().get("/v1/jobs/" + id).json().get("analysis").asString())
                    .isEqualTo("speech-features");
            for (String form : List.of("application/json", "text/csv", "application/x-ndjson", "text/x-arff")) {
                Answer result = result(id, form);
                assertThat(result.header("Content-Type")).startsWith(form);
                assertThat(result.body())
                        .as(form)
                        .isEqualTo(post(query, BODY, "Accept", form).body());
            }
        }
    }

    @Test
    void aJobMayHaveMoreWindowsAndTellsItsProgress() {
        String query = "?windowMs=100&hopMs=20";
        assertProblem(post(query, BODY), ProblemCode.INVALID_PARAMETER);
        String id = completed(post(query, BODY, "Prefer", "respond-async"));

        assertThat(result(id, "application/json").json().get("windows")).hasSize(58);
        assertThat(service().get("/v1/jobs/" + id).json().at("/progress/unit").asString())
                .isEqualTo("windows");
    }

    @Test
    void badParametersMakeNoJobAndBadRecordingsFailIt() {
        assertProblem(post("?set=none", BODY, "Prefer", "respond-async"), ProblemCode.INVALID_PARAMETER);
        String id = id(post("", WavFile.of(Voice.of(0.01)), "Prefer", "respond-async"));
        assertThat(awaitEnd(id).get("state").asString()).isEqualTo("FAILED");
        assertProblem(result(id, "application/json"), ProblemCode.TOO_SHORT);
    }

    @Test
    void theSameRequestWithTheSameKeyMakesOneJob() {
        String[] headers = {"Prefer", "respond-async", "Idempotency-Key", "features-1"};
        String id = id(post("?set=is09", BODY, headers));
        assertThat(id(post("?set=is09", BODY, headers))).isEqualTo(id);
        assertProblem(post("?set=gemaps", BODY, headers), ProblemCode.IDEMPOTENCY_KEY_REUSED);
        awaitEnd(id);
    }

    private static byte[] archive() {
        return Archive.of()
                .file("anna/01.wav", BODY)
                .file("anna/broken.wav", Arrays.copyOf(BODY, 9_000))
                .file("anna/02.wav", WavFile.of(Voice.of(0.75)))
                .finished();
    }

    private Answer batch(String query) {
        return service().post(PATH + query, archive(), "Content-Type", "application/zip");
    }

    @Test
    void aBrokenFileOfAnArchiveIsARowWithItsReason() {
        String id = completed(batch("?set=gemaps"));

        JsonNode items = result(id, "application/json").json().get("items");
        assertThat(items).hasSize(3);
        assertThat(items.get(0).get("answer")).isEqualTo(good("?set=gemaps", Voice.of(1.25)));
        assertThat(items.get(1).at("/problem/code").asString()).isEqualTo("UNDECODABLE");
        List<String> rows = result(id, "text/csv").body().lines().toList();
        assertThat(rows.get(0))
                .isEqualTo("item,durationMs," + String.join(",", ParameterSet.GEMAPS.names()) + ",code,detail");
        assertThat(rows.get(1)).startsWith("anna/01.wav,1250,").endsWith(",,");
        assertThat(rows.get(2)).startsWith("anna/broken.wav,,,").contains(",UNDECODABLE,");
        assertThat(rows.get(3)).startsWith("anna/02.wav,750,");

        assertThat(result(id, "text/x-arff").body())
                .contains("@attribute 'item' string", "@attribute 'durationMs' numeric", "@attribute 'code' string")
                .contains("'anna/broken.wav',?,?,")
                .contains("'anna/02.wav',750,");
    }

    @Test
    void withWindowsARowOfABatchTellsHowMany() {
        String id = completed(batch("?windowMs=500"));
        List<String> rows = result(id, "text/csv").body().lines().toList();
        assertThat(rows).hasSize(4).startsWith("item,durationMs,windows,code,detail", "anna/01.wav,1250,2,,");
    }
}
