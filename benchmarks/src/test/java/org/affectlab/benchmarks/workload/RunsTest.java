package org.affectlab.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.benchmarks.http.AnswerCheck;
import org.affectlab.benchmarks.http.Credentials;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.http.RequestBytes;
import org.affectlab.benchmarks.http.TinyServer;
import org.affectlab.benchmarks.measure.OwnProcess;
import org.affectlab.benchmarks.measure.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunsTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final String FULL = "HTTP/1.1 503 Full\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n";
    private static final AnswerCheck CHECK =
            answer -> answer.status() == 200 ? Optional.empty() : Optional.of("status " + answer.status());
    private static final List<PreparedRequest> REQUESTS =
            List.of(PreparedRequest.direct("r", RequestBytes.get("/").withoutBody(), 2, CHECK));

    @Test
    void contenderCountsWindowsOfRightAnswers() throws IOException {
        try (TinyServer server = TinyServer.answering(OK)) {
            Score score = new HttpContender("c", server.address(), 4, REQUESTS).run(Duration.ofMillis(300));
            assertThat(score.windows()).isEqualTo(2 * score.latencies().count()).isPositive();
            assertThat(score.failures()).isZero();
            assertThat(score.nanos()).isGreaterThanOrEqualTo(300_000_000);
        }
    }

    @Test
    void contenderThatAnswersNothingIsAnError() throws IOException {
        try (TinyServer server = TinyServer.answering(FULL)) {
            assertThatThrownBy(() -> new HttpContender("c", server.address(), 1, REQUESTS).run(Duration.ofMillis(50)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("503");
        }
    }

    @Test
    void capacityWithFailuresIsNone() throws IOException {
        try (TinyServer server = alternating(OK, FULL)) {
            assertThatThrownBy(() -> Capacity.measure(server.address(), REQUESTS, Duration.ofMillis(100)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("failed");
        }
    }

    @Test
    void overloadSeparatesGoodFromRefused() throws IOException {
        try (TinyServer server = alternating(OK, FULL)) {
            OverloadRun run = OverloadRun.of(
                    "x",
                    server.address(),
                    REQUESTS,
                    new Capacity(100, 200, 0),
                    3,
                    Duration.ofSeconds(2),
                    50,
                    1,
                    OwnProcess.begin());
            long requests = run.all().requests();
            assertThat((double) requests).isCloseTo(600, within(120.0));
            assertThat(run.all().right().count() + run.all().refused().count()).isEqualTo(requests);
            assertThat(run.all().refused().count()).isPositive();
            assertThat(run.all().faultCount()).isZero();
            assertThat(run.all().refusalsWithoutRetryAfter()).isZero();
            // Windows of right answers within the two seconds.
            assertThat(run.goodput())
                    .isLessThanOrEqualTo(run.all().windows() / 2.0)
                    .isPositive();
            assertThat(run.offeredWindows()).isEqualTo(600);
        }
    }

    @Test
    void limitsAreAsked() throws IOException {
        String body = "{\"limits\":{\"maxQueuedItems\":512}}";
        try (TinyServer server =
                TinyServer.answering("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)) {
            assertThat(Limits.maxQueuedItems(server.address(), Credentials.none()))
                    .isEqualTo(512);
        }
        try (TinyServer server = TinyServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")) {
            assertThatThrownBy(() -> Limits.maxQueuedItems(server.address(), Credentials.none()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void reloadsAreCountedAndFailuresKept() throws IOException {
        try (TinyServer server = TinyServer.answering(OK);
                Reloads reloads = new Reloads(server.address(), "m", "key\n")) {
            reloads.reload();
            reloads.reload();
            assertThat(reloads.times().count()).isEqualTo(2);
            assertThat(reloads.failures()).isEmpty();
        }
        try (TinyServer server = TinyServer.answering("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n");
                Reloads reloads = new Reloads(server.address(), "m", "key")) {
            reloads.reload();
            assertThat(reloads.times().count()).isZero();
            assertThat(reloads.failures()).singleElement().asString().contains("401");
        }
    }

    private static TinyServer alternating(String first, String second) {
        AtomicInteger turn = new AtomicInteger();
        return new TinyServer(connection -> {
            while (TinyServer.readRequest(connection.getInputStream()) >= 0) {
                String answer = turn.getAndIncrement() % 2 == 0 ? first : second;
                connection.getOutputStream().write(answer.getBytes());
            }
        });
    }
}
