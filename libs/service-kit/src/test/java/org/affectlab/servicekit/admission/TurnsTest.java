package org.affectlab.servicekit.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.client.ClientConnection;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ClientGoneException;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest {
    private static Caller caller(ClientConnection connection, Duration patience) {
        return new Caller("somebody", Deadline.in(patience, Clock.systemUTC()), connection);
    }

    private static Caller patient() {
        return caller(ClientConnection.ALWAYS_THERE, Duration.ofSeconds(20));
    }

    private static <T> CompletableFuture<T> start(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
    }

    /** Takes the turn, and tells when it works, until it is let go. */
    private static CompletableFuture<String> hold(Turns turns, CompletableFuture<Void> letGo) {
        CompletableFuture<Void> working = new CompletableFuture<>();
        CompletableFuture<String> result = start(() -> turns.take(patient(), () -> {
            working.complete(null);
            letGo.join();
            return "held";
        }));
        working.join();
        return result;
    }

    private static void awaitWaiting(Turns turns, int count) {
        while (turns.waiting() != count) {
            Thread.onSpinWait();
        }
    }

    @Test
    void turnsComeInTheOrderOfArrival() {
        Turns turns = new Turns(1, 10);
        CompletableFuture<Void> letGo = new CompletableFuture<>();
        CompletableFuture<String> first = hold(turns, letGo);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Boolean>> others = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            int own = number;
            others.add(start(() -> turns.take(patient(), () -> order.add(own))));
            awaitWaiting(turns, number + 1);
        }
        assertThat(order).isEmpty();
        letGo.complete(null);

        assertThat(first.join()).isEqualTo("held");
        others.forEach(CompletableFuture::join);
        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void refusesWhenTooManyWait() {
        Turns turns = new Turns(1, 0);
        CompletableFuture<Void> letGo = new CompletableFuture<>();
        CompletableFuture<String> first = hold(turns, letGo);

        assertThatThrownBy(() -> turns.take(patient(), () -> "never"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.OVERLOADED));
        letGo.complete(null);
        first.join();
        assertThat(turns.<String>take(patient(), () -> "again")).isEqualTo("again");
    }

    @Test
    void whoHasBegunWaitsButIsNotRefused() {
        Turns turns = new Turns(1, 0);
        CompletableFuture<Void> letGo = new CompletableFuture<>();
        CompletableFuture<String> first = hold(turns, letGo);
        CompletableFuture<String> begun = start(() -> turns.takeNext(patient(), () -> "went on"));
        awaitWaiting(turns, 1);
        letGo.complete(null);

        assertThat(first.join()).isEqualTo("held");
        assertThat(begun.join()).isEqualTo("went on");
    }

    @Test
    void whoGivesUpLeavesHisPlaceToTheNext() {
        Turns turns = new Turns(1, 2);
        CompletableFuture<Void> letGo = new CompletableFuture<>();
        CompletableFuture<String> first = hold(turns, letGo);
        AtomicBoolean gone = new AtomicBoolean();
        CompletableFuture<String> leaving =
                start(() -> turns.take(caller(gone::get, Duration.ofSeconds(20)), () -> "never"));
        awaitWaiting(turns, 1);
        CompletableFuture<String> staying = start(() -> turns.take(patient(), () -> "stayed"));
        awaitWaiting(turns, 2);
        gone.set(true);
        assertThatThrownBy(leaving::join).hasCauseInstanceOf(ClientGoneException.class);
        awaitWaiting(turns, 1);
        assertThatThrownBy(() -> turns.take(caller(ClientConnection.ALWAYS_THERE, Duration.ofMillis(20)), () -> "late"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.DEADLINE_EXCEEDED));
        letGo.complete(null);

        assertThat(first.join()).isEqualTo("held");
        assertThat(staying.join()).isEqualTo("stayed");
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void failedWorkGivesTheTurnBack() {
        Turns turns = new Turns(1, 0);
        IllegalStateException failure = new IllegalStateException("as told");
        for (int time = 0; time < 3; time++) {
            assertThatThrownBy(() -> turns.take(patient(), () -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
        }
        assertThat(turns.<String>take(patient(), () -> "done")).isEqualTo("done");
    }

    @Test
    void whoIsLateAlreadyDoesNotBegin() {
        AtomicBoolean begun = new AtomicBoolean();
        assertThatThrownBy(() -> new Turns(1, 1)
                        .take(caller(ClientConnection.ALWAYS_THERE, Duration.ZERO), () -> begun.getAndSet(true)))
                .isInstanceOf(ProblemException.class);
        assertThat(begun).isFalse();
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Turns(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Turns(1, -1));
    }
}
