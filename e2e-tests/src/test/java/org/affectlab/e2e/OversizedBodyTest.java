package org.affectlab.e2e;

import static org.affectlab.e2e.http.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.affectlab.e2e.audio.Fixtures;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.http.GatewayClient;
import org.affectlab.e2e.http.ZeroStream;
import org.affectlab.e2e.platform.RunningPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies over the byte limit, of declared and of undeclared length; and one just under it, larger than what the gateway could buffer. */
@OnPlatform
class OversizedBodyTest {
    private static final long LIMIT = 64L << 20;
    private static final long JOB_LIMIT = RunningPlatform.JOB_LIMIT;
    private static final long TOO_MUCH = LIMIT + (60L << 20);

    private final RunningPlatform platform;

    OversizedBodyTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @AfterEach
    void nextGoodRequestWorks() {
        GoodRequest.stillWorks(platform);
    }

    @Test
    void declaredLength() {
        Answer answer = send(BodyPublishers.fromPublisher(zeros(TOO_MUCH), TOO_MUCH));
        assertThatProblem(answer)
                .is(413, "TOO_LARGE")
                .names(JOB_LIMIT, TOO_MUCH)
                .comesInTime();
    }

    @Test
    void whatIsTooLargeForAnAnswerBecomesAJob() throws InterruptedException {
        long large = LIMIT + 1;
        Answer accepted = send(BodyPublishers.fromPublisher(zeros(large), large));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        JobClient jobs = new JobClient(platform.gateway());
        assertThat(jobs.awaitEnd(accepted.json().path("id").asString())
                        .path("problem")
                        .path("code")
                        .asString())
                .isEqualTo("UNKNOWN_FORMAT");
    }

    /** In time once it is known that the body is too large: until then 64 MB have to pass three processes. */
    @Test
    void chunks() {
        byte[] start = Fixtures.speechWav();
        ZeroStream rest = new ZeroStream(TOO_MUCH - start.length, LIMIT - start.length);
        Answer answer = send(
                BodyPublishers.ofInputStream(() -> new SequenceInputStream(new ByteArrayInputStream(start), rest)));
        assertThat(rest.passedAt()).as("when the limit was passed").isNotZero();
        assertThatProblem(answer).is(413, "TOO_LARGE").comesInTimeAfter(rest.passedAt());
        assertThat(answer.json().path("limit").asLong()).isEqualTo(LIMIT);
    }

    /** By hand: the JDK's client waits for a {@code 100 Continue} that rightly never comes. */
    @Test
    void clientThatAsksFirstSendsNothing() throws IOException {
        String answer = platform.gateway()
                .exchangeHeads(
                        """
                POST /v1/speech/emotions HTTP/1.1
                Host: localhost
                Content-Type: audio/wav
                Content-Length: %d
                Expect: 100-continue

                """
                                .formatted(TOO_MUCH));
        assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("\ncontent-type: application/problem+json");
    }

    /** The gateway's heap of 96 MB holds its own 40 MB too: a gateway that gathers the body, or two of them, does not survive this. */
    @Test
    void largestBodiesPassWithoutBeingBuffered() {
        long justFits = LIMIT - 4096;
        for (int i = 0; i < 2; i++) {
            Answer answer = send(BodyPublishers.fromPublisher(zeros(justFits), justFits));
            assertThatProblem(answer).is(415, "UNKNOWN_FORMAT");
        }
    }

    private Answer send(BodyPublisher body) {
        return platform.gateway().post(GatewayClient.EMOTIONS, body, "audio/wav");
    }

    private static BodyPublisher zeros(long length) {
        return BodyPublishers.ofInputStream(() -> new ZeroStream(length));
    }
}
