package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.affectlab.e2e.audio.Fixtures;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.http.GatewayClient;
import org.affectlab.e2e.platform.RunningPlatform;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An archive of recordings through the whole platform. */
@OnPlatform
class BatchTest {
    private static final List<String> RECORDINGS =
            List.of("speech.wav", "speech.flac", "speech.mp3", "speech.opus", "speech.webm", "speech.m4a");

    private final RunningPlatform platform;

    BatchTest(RunningPlatform platform) {
        this.platform = platform;
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String recording : RECORDINGS) {
                zip.putNextEntry(new ZipEntry("study/" + recording));
                zip.write(Fixtures.read(recording));
            }
            zip.putNextEntry(new ZipEntry("study/notes.txt"));
            zip.write("no recording".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void everyRecordingHasTheAnswerOfItsOwnCallAndWhatIsNoneAReason() throws Exception {
        Answer accepted = platform.gateway()
                .post(GatewayClient.EMOTIONS, BodyPublishers.ofByteArray(archive()), "application/zip");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        JobClient jobs = new JobClient(platform.gateway());
        String id = accepted.json().path("id").asString();
        assertThat(jobs.awaitEnd(id).path("state").asString()).isEqualTo("COMPLETED");

        JsonNode items = jobs.result(id).path("items");
        assertThat(items).hasSize(RECORDINGS.size() + 1);
        for (int index = 0; index < RECORDINGS.size(); index++) {
            JsonNode item = items.get(index);
            assertThat(item.path("item").asString()).isEqualTo("study/" + RECORDINGS.get(index));
            JsonNode expected = platform.gateway()
                    .analyse(Fixtures.read(RECORDINGS.get(index)))
                    .json();
            EmotionDistance.assertWithin(1e-4, expected, item.path("answer"));
        }
        assertThat(items.get(RECORDINGS.size()).path("problem").path("code").asString())
                .isEqualTo("UNKNOWN_FORMAT");
        List<String> csv = platform.gateway()
                .get("/v1/jobs/" + id + "/result", "Accept", "text/csv")
                .body()
                .lines()
                .toList();
        assertThat(csv).hasSize(RECORDINGS.size() + 2);
        assertThat(csv.get(0)).startsWith("item,emotion,durationMs,angry,").endsWith(",code,detail");
        assertThat(csv.get(RECORDINGS.size() + 1))
                .startsWith("study/notes.txt,,")
                .contains("UNKNOWN_FORMAT");
    }
}
