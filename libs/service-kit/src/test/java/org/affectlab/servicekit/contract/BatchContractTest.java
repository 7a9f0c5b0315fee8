package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.servicekit.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Batches on every service beyond the archive: several files of a form, and what there is before the end. */
public abstract class BatchContractTest extends WebhookContractTest {
    private static final String BOUNDARY = "limit";

    /** A part is its field, its file name, and its content. */
    private record Part(String field, String file, byte[] content) {}

    private static byte[] form(Part... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Part part : parts) {
            String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.field()
                    + "\"; filename=\"" + part.file() + "\"\r\n\r\n";
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private Part good(String field, String file) {
        return new Part(field, file, subject().body());
    }

    private Answer send(byte[] form, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "multipart/form-data; boundary=" + BOUNDARY;
        return service().post(subject().path(), form, all);
    }

    private Answer background(byte[] form, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Prefer";
        all[1] = "respond-async";
        return send(form, all);
    }

    @Test
    void theFilesOfAFormAreOneJobWithALineForEach() {
        byte[] form = form(
                good("files", "a.bin"),
                good("comment", ""),
                new Part("files", "empty.bin", new byte[0]),
                good("files", "a.bin"),
                good("files", "../up.bin"),
                good("files", "t\u00e4xt.bin"));
        String id = id(background(form));
        assertThat(awaitEnd(id).get("state").asString()).isEqualTo("COMPLETED");

        JsonNode items = service().get("/v1/jobs/" + id + "/result").json().get("items");
        assertThat(items).hasSize(5);
        assertThat(items.get(0).get("item").asString()).isEqualTo("a.bin");
        assertThat(items.get(0).get("answer")).isEqualTo(postGood().json());
        assertThat(items.get(1).get("problem").get("code").asString()).isEqualTo("EMPTY_BODY");
        assertThat(items.get(2).get("problem").get("code").asString()).isEqualTo("DUPLICATE_ITEM");
        assertThat(items.get(3).get("problem").get("code").asString()).isEqualTo("UNSAFE_NAME");
        assertThat(items.get(4).get("item").asString()).isEqualTo("t\u00e4xt.bin");
        assertThat(items.get(4).has("answer")).isTrue();
    }

    @Test
    void theSameFormTwiceIsOneJob() {
        byte[] form = form(good("files", "a.bin"), good("files", "b.bin"));
        String key = "form-" + System.nanoTime();
        String first = id(background(form, "Idempotency-Key", key));
        sleep(2100);
        assertThat(id(background(form, "Idempotency-Key", key))).isEqualTo(first);
    }

    @Test
    void oneFileOfAFormIsNoBatch() {
        String id = id(background(form(good("file", "a.bin"))));
        awaitEnd(id);
        assertThat(service().get("/v1/jobs/" + id + "/result").json())
                .isEqualTo(postGood().json());
    }

    @Test
    void whatIsNeitherIsRefused() {
        assertProblem(background(form(good("file", "a"), good("file", "b"))), ProblemCode.INVALID_PARAMETER);
        assertProblem(background(form(good("file", "a"), good("files", "b"))), ProblemCode.INVALID_PARAMETER);
        assertProblem(background(form(good("files", "a"), good("file", "b"))), ProblemCode.INVALID_PARAMETER);
        assertProblem(background(form(good("other", "a"))), ProblemCode.INVALID_PARAMETER);
        assertProblem(background(form(new Part("files", "a", new byte[0]))), ProblemCode.EMPTY_BODY);
        byte[] whole = form(good("files", "a"), good("files", "b"));
        assertProblem(background(Arrays.copyOf(whole, whole.length - 20)), ProblemCode.MALFORMED_REQUEST);
    }

    @Test
    void severalFilesAreNotAnsweredAtOnceAndTheProblemSaysHow() {
        Answer refused = send(form(good("files", "a"), good("files", "b")));
        assertProblem(refused, ProblemCode.INVALID_PARAMETER);
        assertThat(refused.json().get("detail").asString()).contains("Prefer: respond-async");
    }

    @Test
    void theLinesOfABatchCanBeSeenBeforeItsEnd() {
        byte[] archive = Archive.of()
                .file("../up.bin", subject().body())
                .file("good.bin", subject().body())
                .finished();
        String id;
        FakeEngine.Pause pause = engine().pause();
        try (pause) {
            id = id(service().post(subject().path(), archive, "Content-Type", "application/zip"));
            JsonNode items = awaitLines(id, 1);
            assertThat(items.get(0).get("problem").get("code").asString()).isEqualTo("UNSAFE_NAME");
            assertProblem(service().get("/v1/jobs/" + id + "/result"), ProblemCode.JOB_NOT_FINISHED);
            assertThat(service()
                            .get("/v1/jobs/" + id + "/result?partial=true", "Accept", "application/x-ndjson")
                            .body()
                            .lines())
                    .hasSize(1);
        }
        awaitEnd(id);
        assertThat(service().get("/v1/jobs/" + id + "/result?partial=true").json())
                .isEqualTo(service().get("/v1/jobs/" + id + "/result").json());
    }

    @Test
    void aSingleAnswerIsNotToBeSeenBeforeItsEnd() {
        String id;
        FakeEngine.Pause pause = engine().pause();
        try (pause) {
            id = id(submit(subject().body()));
            assertProblem(service().get("/v1/jobs/" + id + "/result?partial=true"), ProblemCode.JOB_NOT_FINISHED);
        }
        awaitEnd(id);
    }

    private JsonNode awaitLines(String id, int count) {
        long start = System.nanoTime();
        while (true) {
            JsonNode items = service()
                    .get("/v1/jobs/" + id + "/result?partial=true")
                    .json()
                    .get("items");
            if (items.size() >= count) {
                return items;
            }
            assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
            sleep(20);
        }
    }
}
