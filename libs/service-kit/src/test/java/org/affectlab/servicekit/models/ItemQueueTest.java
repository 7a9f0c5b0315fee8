package org.affectlab.servicekit.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.inference.InferenceException;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.client.ClientConnection;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Beside what the windows of speech prove of it. */
@Timeout(60)
class ItemQueueTest {
    private final AtomicInteger refusals = new AtomicInteger();

    private static Caller caller(long millis) {
        return new Caller(
                "me", Deadline.in(Duration.ofMillis(millis), Clock.systemUTC()), ClientConnection.ALWAYS_THERE);
    }

    private CompletableFuture<Integer> full() {
        refusals.incrementAndGet();
        return CompletableFuture.failedFuture(new InferenceException(InferenceException.Code.QUEUE_FULL, "full"));
    }

    @Test
    void answersInOrderAndTellsHowMany() {
        List<Integer> told = new ArrayList<>();
        try (ItemQueue<Integer> queue = new ItemQueue<>(2, caller(10_000))) {
            assertThat(queue.answers(3, item -> () -> CompletableFuture.completedFuture(10 * item), told::add))
                    .containsExactly(0, 10, 20);
            assertThat(queue.answers(1, item -> () -> CompletableFuture.completedFuture(7), told::add))
                    .containsExactly(7);
            assertThat(queue.abandoned().getAsBoolean()).isFalse();
        }
        assertThat(told).containsExactly(0, 0, 1, 2, 3, 0, 1);
    }

    @Test
    void whatWasSentIsTakenLaterInItsOrder() {
        List<CompletableFuture<Integer>> futures =
                List.of(new CompletableFuture<>(), new CompletableFuture<>(), CompletableFuture.completedFuture(30));
        try (ItemQueue<Integer> queue = new ItemQueue<>(2, caller(10_000))) {
            queue.send(2, item -> () -> futures.get(item));
            assertThat(futures.get(0)).isNotDone();
            futures.get(1).complete(20);
            futures.get(0).complete(10);
            queue.send(1, item -> () -> futures.get(2));
            assertThat(queue.take(2)).containsExactly(10, 20);
            assertThat(queue.take(1)).containsExactly(30);
        }
    }

    @Test
    void aFailureIsToldToWhoTakes() {
        InferenceException failure = new InferenceException(InferenceException.Code.MODEL_FAILED, "broken");
        ItemQueue<Integer> queue = new ItemQueue<>(2, caller(10_000));
        queue.send(1, item -> () -> CompletableFuture.failedFuture(failure));
        assertThatThrownBy(() -> queue.take(1)).isSameAs(failure);
    }

    @Test
    void aFirstItemIsRefusedAndALaterOneWaits() {
        ItemQueue<Integer> queue = new ItemQueue<>(1, caller(10_000));
        assertThatThrownBy(() -> queue.answers(1, item -> this::full, answered -> {}))
                .isInstanceOf(InferenceException.class);
        assertThat(refusals).hasValue(1);

        queue.answers(1, item -> () -> CompletableFuture.completedFuture(1), answered -> {});
        List<Integer> later = queue.answers(
                1, item -> () -> refusals.get() < 4 ? full() : CompletableFuture.completedFuture(2), answered -> {});
        assertThat(later).containsExactly(2);
        assertThat(refusals).hasValue(4);
        queue.close();
        assertThat(queue.abandoned().getAsBoolean()).isTrue();
    }

    @Test
    void whoWaitsForAFullQueueWaitsNoLongerThanItsDeadline() {
        ItemQueue<Integer> queue = new ItemQueue<>(1, caller(300));
        queue.answers(1, item -> () -> CompletableFuture.completedFuture(1), answered -> {});
        assertThatThrownBy(() -> queue.answers(1, item -> this::full, answered -> {}))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.DEADLINE_EXCEEDED));
        assertThat(refusals.get()).isGreaterThan(1);
    }
}
