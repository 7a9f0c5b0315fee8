package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Uploads that are files, and answers that are made of them and of data that a job has kept. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileAnalysisTest {
    private static final String SHORT = "a".repeat(KitFiles.LONGEST);
    private static final String LONG = "b".repeat(KitFiles.LONGEST + 1);

    private Path jobs;
    private RunningService service;

    @BeforeAll
    void start(@TempDir Path models, @TempDir Path folder) {
        jobs = folder;
        Map<String, Object> settings = new LinkedHashMap<>(JobKit.settings(models));
        settings.put("affectlab.jobs.folder", folder);
        service = JobKit.start(new FakeEngine(item -> new float[] {item[0] + item[1]}), settings);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Answer post(String text, String... headers) {
        return service.post(KitFiles.PATH, text.getBytes(StandardCharsets.UTF_8), headers);
    }

    private List<Path> files(String folder) throws IOException {
        try (Stream<Path> all = Files.list(jobs.resolve(folder))) {
            return all.toList();
        }
    }

    private String completed(String id) throws InterruptedException {
        for (int look = 0; look < 2000; look++) {
            String state = service.get("/v1/jobs/" + id).json().get("state").asString();
            if (!state.equals("QUEUED") && !state.equals("RUNNING")) {
                return state;
            }
            Thread.sleep(20);
        }
        return "still running";
    }

    private void awaitNoUploads() throws Exception {
        // The client may have the answer a moment before the service has put its things away.
        for (int look = 0; look < 500 && !files("uploads").isEmpty(); look++) {
            Thread.sleep(10);
        }
        assertThat(files("uploads")).isEmpty();
    }

    @Test
    void theUploadIsThereUntilTheAnswerIsWritten() throws Exception {
        assertThat(post(SHORT).json().get("length").asInt()).isEqualTo(SHORT.length());
        assertThat(post(SHORT, "Accept", "text/csv").body()).isEqualTo("text\n" + SHORT + KitFiles.DATA + "\n");
        byte[] form = new Multipart().part("file", new byte[17]).finished();
        assertThat(service.post(KitFiles.PATH, form, "Content-Type", Multipart.CONTENT_TYPE)
                        .json()
                        .get("length")
                        .asInt())
                .isEqualTo(17);
        assertThat(post("").json().get("code").asString()).isEqualTo("EMPTY_BODY");
        assertThat(post(SHORT, "Accept", "image/png").status()).isEqualTo(406);
        awaitNoUploads();
    }

    @Test
    void whatIsTooMuchForAnAnswerBecomesAJobOfItself() throws Exception {
        Answer accepted = post(LONG, "Accept", "text/csv", "Idempotency-Key", "long-1");
        assertThat(accepted.status()).isEqualTo(202);
        String id = accepted.json().get("id").asString();
        assertThat(post(LONG, "Idempotency-Key", "long-1").json().get("id").asString())
                .isEqualTo(id);
        assertThat(completed(id)).isEqualTo("COMPLETED");

        String result = "/v1/jobs/" + id + "/result";
        assertThat(service.get(result).json().get("length").asInt()).isEqualTo(LONG.length());
        assertThat(service.get(result, "Accept", "text/csv").body()).isEqualTo("text\n" + LONG + KitFiles.DATA + "\n");
        assertThat(service.get(result, "Accept", "application/x-ndjson")
                        .json()
                        .get("code")
                        .asString())
                .isEqualTo("NOT_ACCEPTABLE");
        awaitNoUploads();

        assertThat(files("files"))
                .extracting(file -> file.getFileName().toString())
                .contains(id + ".input", id + ".data", id + ".result");
        service.send(service.request("/v1/jobs/" + id).DELETE());
        assertThat(files("files"))
                .noneMatch(file -> file.getFileName().toString().startsWith(id));
    }

    @Test
    void anArchiveOfFilesIsABatch() throws Exception {
        byte[] archive = Archive.of()
                .file("short", SHORT.getBytes(StandardCharsets.UTF_8))
                .file("long", LONG.getBytes(StandardCharsets.UTF_8))
                .file("none", new byte[0])
                .finished();
        String id = service.post(KitFiles.PATH, archive, "Content-Type", "application/zip")
                .json()
                .get("id")
                .asString();
        assertThat(completed(id)).isEqualTo("COMPLETED");
        JsonNode items = service.get("/v1/jobs/" + id + "/result").json().get("items");
        assertThat(items.at("/0/answer/length").asInt()).isEqualTo(SHORT.length());
        assertThat(items.at("/1/answer/length").asInt()).isEqualTo(LONG.length());
        assertThat(items.at("/2/problem/code").asString()).isEqualTo("EMPTY_BODY");
        awaitNoUploads();
    }
}
