package org.affectlab.servicekit.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final DeadlineResolver resolver = new DeadlineResolver(Duration.ofSeconds(60), clock);

    @Test
    void withoutAHeaderTheRequestTimeoutCounts() {
        assertThat(resolver.resolve(null).instant()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void theNearerOneCounts() {
        assertThat(resolver.resolve("1500").remaining()).isEqualTo(Duration.ofMillis(1500));
        assertThat(resolver.resolve("60001").remaining()).isEqualTo(Duration.ofSeconds(60));
        assertThat(resolver.resolve("999999999999").remaining()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void refusesWhatIsNoNumber() {
        for (String header : new String[] {"", "-1", "1.5", "soon", "1e3", " 5", "9999999999999", "٣"}) {
            assertThatThrownBy(() -> resolver.resolve(header))
                    .as(header)
                    .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                            .isEqualTo(ProblemCode.INVALID_PARAMETER));
        }
    }

    @Test
    void anExpiredOneHasNothingLeft() {
        Deadline past = new Deadline(NOW.minusSeconds(1), clock);
        assertThat(past.remaining()).isZero();
        assertThat(past.expired()).isTrue();
        assertThatThrownBy(past::check).isInstanceOf(ProblemException.class);
    }

    @Test
    void awaitsAResultOrItsFailure() {
        Deadline deadline = resolver.resolve("1000");
        assertThat(deadline.await(CompletableFuture.completedFuture("done"))).isEqualTo("done");
        IllegalStateException failure = new IllegalStateException("as told");
        assertThatThrownBy(() -> deadline.await(CompletableFuture.failedFuture(failure)))
                .isSameAs(failure);
        assertThatThrownBy(() -> resolver.resolve("10").await(new CompletableFuture<>()))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.DEADLINE_EXCEEDED));
    }

    @Test
    void anInterruptedThreadStopsWaiting() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> resolver.resolve("1000").await(new CompletableFuture<>()))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.SERVICE_UNAVAILABLE));
        assertThat(Thread.interrupted()).isTrue();
    }
}
