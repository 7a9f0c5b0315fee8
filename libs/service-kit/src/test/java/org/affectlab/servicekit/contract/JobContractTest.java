package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.affectlab.access.InternalTokens;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.servicekit.jobs.JobId;
import org.affectlab.servicekit.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Jobs on every service: what is accepted ends, once, with the answer that the synchronous call gives, and is its caller's alone. */
public abstract class JobContractTest extends AccessContractTest {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    Answer submit(byte[] body, String... headers) {
        HttpRequest.Builder request = service()
                .request(subject().path())
                .header("Prefer", "wait=1, respond-async")
                .header("Content-Type", subject().contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return service().send(headers.length == 0 ? request : request.headers(headers));
    }

    static String id(Answer accepted) {
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        String id = accepted.json().get("id").asString();
        assertThat(JobId.isOne(id)).isTrue();
        assertThat(accepted.header("Location")).isEqualTo("/v1/jobs/" + id);
        return id;
    }

    JsonNode job(String id) {
        Answer answer = service().get("/v1/jobs/" + id);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode await(String id, Predicate<String> state) {
        long start = System.nanoTime();
        while (true) {
            JsonNode job = job(id);
            if (state.test(job.get("state").asString())) {
                return job;
            }
            assertThat(System.nanoTime() - start).as(job.toString()).isLessThan(PATIENCE_NANOS);
            sleep(20);
        }
    }

    JsonNode awaitEnd(String id) {
        return await(id, state -> Set.of("COMPLETED", "FAILED", "CANCELLED").contains(state));
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void aJobGivesWhatTheCallGivesInEveryForm() {
        Answer accepted = submit(subject().body(), "Accept", "text/csv");
        assertThat(accepted.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(accepted.header("Content-Type")).startsWith("application/json");
        String id = id(accepted);

        JsonNode job = awaitEnd(id);
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("COMPLETED");
        assertThat(job.get("attempts").asInt()).isEqualTo(1);
        assertThat(job.get("progress").get("fraction").asDouble()).isEqualTo(1.0);
        assertThat(job.get("progress").get("done").asLong()).isPositive();
        assertThat(job.has("expiresAt")).isTrue();
        for (String form : List.of("application/json", "text/csv", "application/x-ndjson")) {
            Answer result = service().get("/v1/jobs/" + id + "/result", "Accept", form);
            assertThat(result.status()).isEqualTo(200);
            assertThat(result.body()).isEqualTo(postGood("Accept", form).body());
        }
    }

    @Test
    void aJobBeginsAtOnce() {
        JsonNode job = awaitEnd(id(submit(subject().body())));
        Duration waited = Duration.between(
                java.time.Instant.parse(job.get("createdAt").asString()),
                java.time.Instant.parse(job.get("startedAt").asString()));
        assertThat(waited).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void whatIsWrongIsTheJobsProblem() {
        String id = id(submit(new byte[] {0}));
        // Not every service refuses this; one that does must say why.
        JsonNode job = awaitEnd(id);
        Answer result = service().get("/v1/jobs/" + id + "/result");
        if (job.get("state").asString().equals("FAILED")) {
            String code = job.get("problem").get("code").asString();
            assertThat(result.status())
                    .isEqualTo(ProblemCode.valueOf(code).status().value());
            assertThat(result.json().get("code").asString()).isEqualTo(code);
        } else {
            assertThat(result.status()).isEqualTo(200);
        }
    }

    @Test
    void whatCanBeKnownAtOnceIsRefusedAtOnce() {
        assertProblem(submit(new byte[0]), ProblemCode.EMPTY_BODY);
        assertProblem(submit(subject().body(), "Idempotency-Key", "two words"), ProblemCode.INVALID_PARAMETER);
    }

    @Test
    void aBodyTooLargeForAnAnswerBecomesAJob() {
        Answer accepted = service()
                .post(
                        subject().path(),
                        new byte[MAX_UPLOAD_BYTES + 1],
                        "Content-Type",
                        subject().contentType());
        assertThat(accepted.header("Preference-Applied")).isEmpty();
        awaitEnd(id(accepted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/result", "/events"})
    void anotherCallersJobDoesNotExist(String of) {
        String id = id(submit(subject().body()));
        awaitEnd(id);
        String stranger = TestTokens.of("stranger", Set.of());

        Answer answer =
                service().send(service().request("/v1/jobs/" + id + of).setHeader(InternalTokens.HEADER, stranger));
        assertProblem(answer, ProblemCode.UNKNOWN_JOB);
        assertProblem(
                service()
                        .send(service()
                                .request("/v1/jobs/" + id)
                                .setHeader(InternalTokens.HEADER, stranger)
                                .DELETE()),
                ProblemCode.UNKNOWN_JOB);
        assertThat(job(id).get("state").asString()).isNotEmpty();
        assertThat(service()
                        .send(service().request("/v1/jobs").setHeader(InternalTokens.HEADER, stranger))
                        .json()
                        .get("jobs"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "kit-00000000000000000000000000000000",
                "..%2f..%2fetc%2fpasswd",
                "kit-%00",
                "'%20OR%20'1'='1"
            })
    void whatIsNoJobIsUnknownOrNoAddress(String name) {
        for (String of : List.of("", "/result", "/events")) {
            Answer answer = service().get("/v1/jobs/" + name + of);
            assertThat(answer.status()).as(answer.body()).isIn(400, 404);
        }
    }

    @Test
    void theSameRequestTwiceIsOneJob() {
        String key = "key-" + System.nanoTime();
        String first = id(submit(subject().body(), "Idempotency-Key", key));

        assertThat(id(submit(subject().body(), "Idempotency-Key", key))).isEqualTo(first);
        awaitEnd(first);
        assertThat(id(submit(subject().body(), "Idempotency-Key", key))).isEqualTo(first);
        assertProblem(submit(new byte[] {9}, "Idempotency-Key", key), ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void aWaitingJobHasNoResultAndCanBeCancelled() {
        String id;
        FakeEngine.Pause pause = engine().pause();
        try {
            id = id(submit(subject().body()));
            await(id, "RUNNING"::equals);
            Answer early = service().get("/v1/jobs/" + id + "/result");
            assertProblem(early, ProblemCode.JOB_NOT_FINISHED);
            assertThat(early.header("Retry-After")).isNotEmpty();

            assertThat(service()
                            .send(service().request("/v1/jobs/" + id).DELETE())
                            .status())
                    .isEqualTo(204);
            assertThat(job(id).get("state").asString()).isEqualTo("CANCELLED");
        } finally {
            pause.close();
        }
        assertProblem(service().get("/v1/jobs/" + id + "/result"), ProblemCode.JOB_CANCELLED);
        sleep(1500);
        assertThat(job(id).get("state").asString()).isEqualTo("CANCELLED");
        assertThat(service().send(service().request("/v1/jobs/" + id).DELETE()).status())
                .isEqualTo(204);
        assertProblem(service().get("/v1/jobs/" + id), ProblemCode.UNKNOWN_JOB);
    }

    @Test
    void aJobIsFollowedToItsEnd() {
        String id = id(submit(subject().body()));

        Answer events = service().get("/v1/jobs/" + id + "/events", "Accept", "text/event-stream");

        assertThat(events.header("Content-Type")).startsWith("text/event-stream");
        List<String> data =
                events.body().lines().filter(line -> line.startsWith("data:")).toList();
        assertThat(data).isNotEmpty();
        assertThat(data.get(data.size() - 1))
                .contains("\"state\":\"COMPLETED\"")
                .contains(id);
        assertThat(events.body()).contains("event:job", "id:1");
    }

    @Test
    void anArchiveIsOneJobWithALineForEachItem() {
        byte[] archive = Archive.of()
                .file("good.bin", subject().body())
                .file("folder/again.bin", subject().body())
                .file("../../etc/passwd", subject().body())
                .file("good.bin", subject().body())
                .file("=cmd.bin", new byte[0])
                .finished();
        Answer accepted = service().post(subject().path(), archive, "Content-Type", "application/zip");
        String id = id(accepted);

        JsonNode job = awaitEnd(id);
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("COMPLETED");
        assertThat(job.get("progress").get("total").asInt()).isEqualTo(5);
        JsonNode items = service().get("/v1/jobs/" + id + "/result").json().get("items");
        assertThat(items).hasSize(5);
        assertThat(items.get(0).get("answer")).isEqualTo(postGood().json());
        assertThat(items.get(1).get("item").asString()).isEqualTo("folder/again.bin");
        assertThat(items.get(1).get("answer")).isEqualTo(items.get(0).get("answer"));
        assertThat(items.get(2).get("problem").get("code").asString()).isEqualTo("UNSAFE_NAME");
        assertThat(items.get(3).get("problem").get("code").asString()).isEqualTo("DUPLICATE_ITEM");
        assertThat(items.get(4).get("problem").get("code").asString()).isEqualTo("EMPTY_BODY");

        List<String> csv = service()
                .get("/v1/jobs/" + id + "/result", "Accept", "text/csv")
                .body()
                .lines()
                .toList();
        assertThat(csv).hasSize(6);
        assertThat(csv.get(0)).startsWith("item,").endsWith(",code,detail");
        assertThat(csv.get(1)).startsWith("good.bin,").endsWith(",,");
        assertThat(csv.get(5)).startsWith("'=cmd.bin,").contains(",EMPTY_BODY,");
        assertThat(service()
                        .get("/v1/jobs/" + id + "/result", "Accept", "application/x-ndjson")
                        .body()
                        .lines())
                .hasSize(5)
                .allMatch(line -> line.startsWith("{\"item\":"));
    }

    @Test
    void whatIsNoArchiveFailsAsAWhole() {
        JsonNode job =
                awaitEnd(id(service().post(subject().path(), new byte[] {1, 2, 3}, "Content-Type", "application/zip")));
        assertThat(job.get("problem").get("code").asString()).isEqualTo("NO_ITEMS");
    }

    @Test
    void jobsAreListedNewestFirst() {
        String first = id(submit(subject().body()));
        sleep(5);
        String second = id(submit(subject().body()));

        JsonNode two = service().get("/v1/jobs?limit=2").json().get("jobs");
        assertThat(two.get(0).get("id").asString()).isEqualTo(second);
        assertThat(two.get(1).get("id").asString()).isEqualTo(first);
        String before = two.get(0).get("createdAt").asString();
        assertThat(service()
                        .get("/v1/jobs?limit=1&before=" + before)
                        .json()
                        .get("jobs")
                        .get(0)
                        .get("id")
                        .asString())
                .isEqualTo(first);
        assertProblem(service().get("/v1/jobs?limit=0"), ProblemCode.INVALID_PARAMETER);
        assertProblem(service().get("/v1/jobs?before=yesterday"), ProblemCode.INVALID_PARAMETER);
    }

    @Test
    void jobsAreDescribed() {
        JsonNode paths = service().get("/v3/api-docs").json().get("paths");
        for (String path : List.of(
                "/v1/jobs", "/v1/jobs/{id}", "/v1/jobs/{id}/result", "/v1/jobs/{id}/events", "/v1/webhook-secret")) {
            assertThat(paths.has(path)).as(path).isTrue();
        }
        JsonNode analysis = paths.get(subject().path()).get("post");
        assertThat(analysis.get("responses").get("202").toString()).contains("#/components/schemas/Job");
        assertThat(analysis.get("parameters").findValuesAsString("name"))
                .contains("Prefer", "Idempotency-Key", "Webhook-Url");
    }
}
