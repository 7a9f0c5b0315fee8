package org.affectlab.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.affectlab.gateway.testing.GeneratedBody;
import org.affectlab.gateway.testing.RawClient;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class UploadLimitTest {
    private static final String PATH = "/v1/speech/emotions";
    private static final long LIMIT = 67_108_864;
    private static final long SIXTY_MEGABYTES = 60_000_000;

    private static StubService service;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        service = new StubService().json(PATH, 200, "{}");
        gateway = RunningGateway.before(service.uri(), "affectlab.gateway.maxUploadBytes=" + LIMIT);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @BeforeEach
    void forget() {
        service.received().clear();
    }

    @AfterEach
    void testNextGoodRequestWorks() {
        assertThat(gateway.send(gateway.request(PATH).POST(BodyPublishers.ofString("good")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void testBodyOfExactlyTheLimitPasses() {
        assertThat(post(sized(LIMIT)).statusCode()).isEqualTo(200);
        assertThat(service.last().bodyBytes()).isEqualTo(LIMIT);
        assertThat(post(BodyPublishers.ofInputStream(() -> new GeneratedBody(LIMIT)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.last().bodyBytes()).isEqualTo(LIMIT);
    }

    @Test
    void testDeclaredLengthOverTheLimitIsRefusedBeforeTheServiceIsAsked() {
        HttpResponse<String> answer = post(sized(LIMIT + 1));
        assertThat(answer.statusCode()).isEqualTo(413);
        JsonNode problem = RunningGateway.json(answer);
        assertThat(problem.path("code").asString()).isEqualTo("TOO_LARGE");
        assertThat(problem.path("type").asString()).isEqualTo("https://affectlab.org/problems/too-large");
        assertThat(problem.path("limit").asLong()).isEqualTo(LIMIT);
        assertThat(problem.path("actual").asLong()).isEqualTo(LIMIT + 1);
        assertThat(service.received()).isEmpty();
    }

    @Test
    void testChunkedBodyIsRefusedAtTheLimit() {
        HttpResponse<String> answer = post(BodyPublishers.ofInputStream(() -> new GeneratedBody(LIMIT + 1)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(RunningGateway.json(answer).path("code").asString()).isEqualTo("TOO_LARGE");
        assertThat(RunningGateway.json(answer).path("limit").asLong()).isEqualTo(LIMIT);
        assertThat(service.received()).as("bodies that arrived whole").isEmpty();
    }

    @Test
    void testClientThatExpectsToContinueIsRefusedWithoutSendingTheBody() throws IOException {
        try (RawClient client = new RawClient(gateway.port())) {
            client.write(head("Content-Length: " + (LIMIT + 1), "Expect: 100-continue"));
            String answer = client.readToEnd();
            assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\"code\":\"TOO_LARGE\"");
        }
    }

    @Test
    void testClientThatExpectsToContinueIsToldToContinue() throws IOException {
        try (RawClient client = new RawClient(gateway.port())) {
            client.write(head("Content-Length: 4", "Expect: 100-continue", "Connection: close"));
            assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100 ");
            assertThat(client.write("body").readToEnd()).startsWith("HTTP/1.1 200 ");
            assertThat(service.last().headers()).doesNotContainKey("Expect");
        }
    }

    @Test
    void testClientThatWritesSixtyMegabytesOverTheLimitBeforeItReadsGetsTheAnswer() throws IOException {
        assertRefusedAfterWriting(declared(), false);
        assertRefusedAfterWriting(declared("Connection: close"), false);
        assertRefusedAfterWriting(head("Transfer-Encoding: chunked"), true);
        assertRefusedAfterWriting(head("Transfer-Encoding: chunked", "Connection: close"), true);
    }

    private static void assertRefusedAfterWriting(String head, boolean chunked) throws IOException {
        try (RawClient client = new RawClient(gateway.port())) {
            client.write(head);
            if (chunked) {
                client.writeChunks(LIMIT + SIXTY_MEGABYTES);
            } else {
                client.writeBytes(LIMIT + SIXTY_MEGABYTES);
            }
            String answer = client.readToEnd();
            assertThat(answer)
                    .startsWith("HTTP/1.1 413 ")
                    .containsIgnoringCase("connection: close")
                    .endsWith("}")
                    .contains("\"code\":\"TOO_LARGE\"");
        }
    }

    private static String declared(String... headers) {
        String[] all = new String[headers.length + 1];
        all[0] = "Content-Length: " + (LIMIT + SIXTY_MEGABYTES);
        System.arraycopy(headers, 0, all, 1, headers.length);
        return head(all);
    }

    private static String head(String... headers) {
        return "POST " + PATH + " HTTP/1.1\r\nHost: gateway\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    private static HttpResponse<String> post(BodyPublisher body) {
        return gateway.send(gateway.request(PATH).POST(body));
    }

    private static BodyPublisher sized(long size) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new GeneratedBody(size)), size);
    }
}
