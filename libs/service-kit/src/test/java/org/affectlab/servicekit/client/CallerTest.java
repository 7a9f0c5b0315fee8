package org.affectlab.servicekit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.servicekit.access.TestIdentity;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ClientGoneException;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;

@Timeout(30)
class CallerTest {
    private static Caller caller(ClientConnection connection, Duration patience) {
        return new Caller("somebody", Deadline.in(patience, Clock.systemUTC()), connection);
    }

    @Test
    void awaitsAResultOrItsFailure() {
        Caller caller = caller(ClientConnection.ALWAYS_THERE, Duration.ofSeconds(20));
        IllegalStateException failure = new IllegalStateException("as told");

        assertThat(caller.await(CompletableFuture.completedFuture("done"))).isEqualTo("done");
        assertThatThrownBy(() -> caller.await(CompletableFuture.failedFuture(failure)))
                .isSameAs(failure);
        assertThat(caller.left()).isFalse();
    }

    @Test
    void looksAgainAndAgainUntilTheClientHasGone() {
        AtomicInteger looks = new AtomicInteger();
        Caller caller = caller(() -> looks.incrementAndGet() == 3, Duration.ofSeconds(20));
        CompletableFuture<String> never = new CompletableFuture<>();

        assertThatThrownBy(() -> caller.await(never)).isInstanceOf(ClientGoneException.class);
        assertThat(looks).hasValue(3);
        assertThat(caller.left()).isTrue();
        assertThat(never).isNotDone();
    }

    @Test
    void aResultThatIsThereCountsMoreThanAClientThatMayHaveGone() {
        Caller caller = caller(() -> true, Duration.ofSeconds(20));
        assertThat(caller.await(CompletableFuture.completedFuture("done"))).isEqualTo("done");
    }

    @Test
    void theDeadlineEndsTheWaiting() {
        Caller caller = caller(ClientConnection.ALWAYS_THERE, Duration.ofMillis(20));

        assertThatThrownBy(() -> caller.await(new CompletableFuture<>()))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.DEADLINE_EXCEEDED));
    }

    @Test
    void withoutAContainerThatTellsTheClientIsThere() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        TestIdentity.set(request, "lab");
        Caller caller = Caller.of(request, Deadline.in(Duration.ofSeconds(1), Clock.systemUTC()));

        assertThat(caller.id()).isEqualTo("lab");
        assertThat(ClientConnection.of(request).gone()).isFalse();
    }
}
