package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.servicekit.upload.MemoryLease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How every service refuses: the right status and code, an answer that reaches the client, and a good request after it. */
public abstract class ProblemContractTest extends PressureContractTest {
    private static final int SIXTY_MEGABYTES = 60 * 1024 * 1024;

    @AfterEach
    void servesTheNextRequestAndHoldsNoMemory() {
        assertThat(postGood().status()).isEqualTo(200);
        assertThat(service().heldBytes()).isZero();
    }

    private Answer post(byte[] body, String contentType, String... headers) {
        return service().post(subject().path(), body, withContentType(contentType, headers));
    }

    @Test
    void unknownPath() {
        assertProblem(service().get("/v1/no/such/path"), ProblemCode.NOT_FOUND);
        assertProblem(service().post("/nowhere", new byte[100_000]), ProblemCode.NOT_FOUND);
        assertProblem(service().get("/error"), ProblemCode.NOT_FOUND);
    }

    @Test
    void wrongMethod() {
        Answer answer = service().get(subject().path());

        assertProblem(answer, ProblemCode.METHOD_NOT_ALLOWED);
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void wrongAccept() {
        assertProblem(
                post(subject().body(), subject().contentType(), "Accept", "image/png"), ProblemCode.NOT_ACCEPTABLE);
        assertProblem(service().get("/v1/models", "Accept", "text/csv"), ProblemCode.NOT_ACCEPTABLE);
    }

    @Test
    void wrongContentType() {
        assertProblem(post(subject().body(), "text/plain"), ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        assertProblem(post(subject().body(), "application/x-www-form-urlencoded"), ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        assertProblem(post(subject().body(), "not a type"), ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void emptyBody() {
        assertProblem(post(new byte[0], subject().contentType()), ProblemCode.EMPTY_BODY);
        assertProblem(
                post(new Multipart().part("file", new byte[0]).finished(), Multipart.CONTENT_TYPE),
                ProblemCode.EMPTY_BODY);
    }

    @Test
    void brokenMultipart() {
        assertProblem(
                post(new Multipart().part("other", new byte[3]).finished(), Multipart.CONTENT_TYPE),
                ProblemCode.INVALID_PARAMETER);
        assertProblem(
                post(
                        new Multipart()
                                .part("file", new byte[3])
                                .part("file", new byte[3])
                                .finished(),
                        Multipart.CONTENT_TYPE),
                ProblemCode.INVALID_PARAMETER);
        assertProblem(
                post(new Multipart().part("file", new byte[3]).unfinished(), Multipart.CONTENT_TYPE),
                ProblemCode.MALFORMED_REQUEST);
        assertProblem(post(new byte[100], "multipart/form-data"), ProblemCode.MALFORMED_REQUEST);
        assertProblem(post(new byte[100], Multipart.CONTENT_TYPE), ProblemCode.INVALID_PARAMETER);
    }

    @Test
    void bodyOverTheLimitWithDeclaredLength() {
        byte[] body = new byte[MAX_UPLOAD_BYTES + SIXTY_MEGABYTES];
        Answer answer = post(body, subject().contentType());

        assertThat(assertProblem(answer, ProblemCode.TOO_LARGE).get("actual").asLong())
                .isEqualTo(body.length);
        assertThat(answer.json().get("limit").asLong()).isEqualTo(MAX_JOB_UPLOAD_BYTES);
    }

    @Test
    void bodyOverTheLimitInChunks() {
        InputStream zeros = new ByteArrayInputStream(new byte[MAX_UPLOAD_BYTES + SIXTY_MEGABYTES]);
        HttpRequest.Builder request = service()
                .request(subject().path())
                .header("Content-Type", subject().contentType())
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> zeros));

        assertThat(assertProblem(service().send(request), ProblemCode.TOO_LARGE)
                        .get("limit")
                        .asLong())
                .isEqualTo(MAX_UPLOAD_BYTES);
    }

    @Test
    void multipartOverTheLimit() {
        byte[] body =
                new Multipart().part("file", new byte[MAX_JOB_UPLOAD_BYTES + 1]).finished();
        assertProblem(post(body, Multipart.CONTENT_TYPE), ProblemCode.TOO_LARGE);
    }

    @Test
    void whoAsksBeforeSendingIsRefusedBeforeSending() throws IOException {
        String head = "POST " + subject().path() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                + subject().contentType() + "\r\n" + TestTokens.header()
                + "Content-Length: 999999999\r\nExpect: 100-continue\r\n\r\n";

        assertThat(raw(head)).startsWith("HTTP/1.1 413").contains(ProblemCode.TOO_LARGE.name());
    }

    @Test
    void requestThatIsNoHttp() throws IOException {
        for (String head : List.of(
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /a|b<> HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "nonsense\r\n\r\n")) {
            String answer = raw(head);
            assertThat(answer).as(head).startsWith("HTTP/1.1 400");
            assertThat(answer).as(head).contains("application/problem+json", ProblemCode.MALFORMED_REQUEST.name());
        }
    }

    /** Everything that comes back until the service closes the connection. */
    private String raw(String head) throws IOException {
        try (RawConnection connection = new RawConnection(service().port())) {
            return connection.send(head).readToEnd();
        }
    }

    @Test
    void uploadMemoryFull() {
        MemoryBudget budget = service().bean(MemoryBudget.class);
        try (MemoryLease everything = budget.open()) {
            everything.grow(budget.capacityBytes());
            assertProblem(postGood(), ProblemCode.OVERLOADED);
        }
    }

    @Test
    void queueFullOrLate() {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        try (FakeEngine.Pause pause = engine().pause()) {
            assertThat(pause).isNotNull();
            for (int client = 0; client < 12; client++) {
                answers.add(CompletableFuture.supplyAsync(
                        () -> postGood(Deadline.HEADER, "1500"), task -> new Thread(task).start()));
            }
            answers.forEach(CompletableFuture::join);
        }
        assertThat(answers)
                .extracting(answer -> answer.join().status())
                .containsOnly(503, 504)
                .contains(503, 504);
        answers.stream()
                .map(CompletableFuture::join)
                .forEach(answer -> assertProblem(
                        answer, answer.status() == 503 ? ProblemCode.OVERLOADED : ProblemCode.DEADLINE_EXCEEDED));
    }

    @Test
    void deadline() {
        Instant start = Instant.now();
        try (FakeEngine.Pause pause = engine().pause()) {
            assertThat(pause).isNotNull();
            assertProblem(postGood(Deadline.HEADER, "300"), ProblemCode.DEADLINE_EXCEEDED);
        }
        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofMillis(300), Duration.ofSeconds(3));
        assertProblem(postGood(Deadline.HEADER, "soon"), ProblemCode.INVALID_PARAMETER);
        assertProblem(postGood(Deadline.HEADER, "0"), ProblemCode.DEADLINE_EXCEEDED);
    }

    @Test
    void traceIdOfTheCallerIsKept() {
        String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        assertThat(service()
                        .get("/v1/models", "traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
                        .header("X-Trace-Id"))
                .isEqualTo(traceId);
        assertThat(service()
                        .get("/nowhere", "X-Trace-Id", "my-own-id-1")
                        .json()
                        .get("traceId")
                        .asString())
                .isEqualTo("my-own-id-1");
        assertThat(service().get("/nowhere", "X-Trace-Id", "<script>").header("X-Trace-Id"))
                .matches("[0-9a-f]{32}");
    }
}
