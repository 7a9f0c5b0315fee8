package org.affectlab.servicekit.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
    private static final Deadline LATER = Deadline.in(Duration.ofMinutes(1), Clock.systemUTC());

    private static BoundedBody of(int length, int limit) {
        return new BoundedBody(new ByteArrayInputStream(new byte[length]), limit, LATER, anyRate());
    }

    private static BoundedBody failing(IOException failure) {
        return new BoundedBody(
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw failure;
                    }
                },
                10,
                LATER,
                anyRate());
    }

    private static RateWatch anyRate() {
        return new RateWatch(MinimumRate.NONE, System::nanoTime);
    }

    private static void assertFails(BoundedBody body, ProblemCode code) {
        assertThatThrownBy(body::readAllBytes)
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(code));
    }

    @Test
    void exactlyTheLimitPasses() throws IOException {
        assertThat(of(10, 10).readAllBytes()).hasSize(10);
        assertFails(of(11, 10), ProblemCode.TOO_LARGE);
    }

    @Test
    void singleAndSkippedBytesCountToo() {
        BoundedBody body = of(11, 10);
        assertThatThrownBy(() -> {
                    for (int index = 0; index < 11; index++) {
                        body.read();
                    }
                })
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> of(11, 10).skip(11)).isInstanceOf(ProblemException.class);
    }

    @Test
    void endsAtTheDeadline() {
        Deadline past = Deadline.in(Duration.ZERO, Clock.systemUTC());
        assertFails(
                new BoundedBody(new ByteArrayInputStream(new byte[1]), 10, past, anyRate()),
                ProblemCode.DEADLINE_EXCEEDED);
    }

    @Test
    void aSilentClientIsNotABrokenOne() {
        assertFails(failing(new IOException(new SocketTimeoutException())), ProblemCode.UPLOAD_TIMEOUT);
        assertFails(failing(new IOException("reset")), ProblemCode.MALFORMED_REQUEST);
    }
}
