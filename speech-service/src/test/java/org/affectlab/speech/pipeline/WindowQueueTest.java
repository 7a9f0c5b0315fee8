package org.affectlab.speech.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.inference.InferenceException;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.problem.ClientGoneException;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WindowQueueTest {
    private static float[] window(int index) {
        return new float[] {index / 1000f};
    }

    private static WindowQueue queue(FakeClassifier classifier, int maxInFlight, long millis) {
        return new WindowQueue(classifier, maxInFlight, Callers.waiting(millis), false);
    }

    /** Answers until the run is over. */
    private static List<double[]> answerUntilDone(FakeClassifier classifier, CompletableFuture<List<double[]>> run) {
        while (!run.isDone()) {
            if (!classifier.answerOldest()) {
                Thread.onSpinWait();
            }
        }
        return run.join();
    }

    @Test
    void keepsTheOrderAndTheBound() {
        FakeClassifier classifier = FakeClassifier.held(Integer.MAX_VALUE);
        AtomicInteger cut = new AtomicInteger();
        CompletableFuture<List<double[]>> run = CompletableFuture.supplyAsync(() -> queue(classifier, 4, 30_000)
                .classifyAll(
                        100,
                        index -> {
                            cut.incrementAndGet();
                            return window(index);
                        },
                        Progress.IGNORED));
        while (classifier.waiting() < 4) {
            Thread.onSpinWait();
        }
        // Windows are cut when they are sent, not before.
        assertThat(cut.get()).isLessThanOrEqualTo(5);
        List<double[]> results = answerUntilDone(classifier, run);

        assertThat(results).hasSize(100);
        for (int index = 0; index < 100; index++) {
            assertThat(results.get(index)[0]).isEqualTo(window(index)[0]);
        }
        assertThat(classifier.mostWaiting).isEqualTo(4);
    }

    @Test
    void waitsForItsOwnWindowsWhenTheQueueIsFull() {
        FakeClassifier classifier = FakeClassifier.held(2);
        CompletableFuture<List<double[]>> run = CompletableFuture.supplyAsync(
                () -> queue(classifier, 16, 30_000).classifyAll(20, WindowQueueTest::window, Progress.IGNORED));
        // Answering before the queue is full would leave the waiting untried.
        while (classifier.waiting() < 2) {
            Thread.onSpinWait();
        }

        assertThat(answerUntilDone(classifier, run)).hasSize(20);
        assertThat(classifier.mostWaiting).isEqualTo(2);
    }

    @Test
    void isRefusedWhenTheQueueIsFullOfOthers() {
        assertThatThrownBy(() -> queue(FakeClassifier.held(0), 16, 30_000)
                        .classifyAll(20, WindowQueueTest::window, Progress.IGNORED))
                .isInstanceOfSatisfying(InferenceException.class, failure -> assertThat(failure.retryAfter())
                        .contains(Duration.ofSeconds(3)));
    }

    @Test
    void endsAtTheDeadlineAndGivesUpItsWindows() {
        FakeClassifier classifier = FakeClassifier.held(Integer.MAX_VALUE);

        assertThatThrownBy(() -> queue(classifier, 3, 50).classifyAll(20, WindowQueueTest::window, Progress.IGNORED))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.DEADLINE_EXCEEDED));
        assertThat(classifier.tickets).hasSize(3).allSatisfy(ticket -> assertThat(
                        ticket.cancelled().getAsBoolean())
                .isTrue());
    }

    @Test
    void endsWhenTheClientGoesAndGivesUpItsWindows() {
        FakeClassifier classifier = FakeClassifier.held(Integer.MAX_VALUE);
        AtomicBoolean gone = new AtomicBoolean();
        CompletableFuture<List<double[]>> run =
                CompletableFuture.supplyAsync(() -> new WindowQueue(classifier, 3, Callers.on(gone::get), false)
                        .classifyAll(20, WindowQueueTest::window, Progress.IGNORED));
        while (classifier.waiting() < 3) {
            Thread.onSpinWait();
        }
        gone.set(true);

        assertThatThrownBy(run::join).hasCauseInstanceOf(ClientGoneException.class);
        assertThat(classifier.tickets).hasSize(3).allSatisfy(ticket -> assertThat(
                        ticket.cancelled().getAsBoolean())
                .isTrue());
    }

    @Test
    void oneFailureEndsTheRecordingAndGivesUpTheRest() {
        FakeClassifier classifier = FakeClassifier.held(Integer.MAX_VALUE);
        CompletableFuture<List<double[]>> run = CompletableFuture.supplyAsync(
                () -> queue(classifier, 3, 30_000).classifyAll(20, WindowQueueTest::window, Progress.IGNORED));
        while (classifier.waiting() < 3) {
            Thread.onSpinWait();
        }
        assertThat(classifier.tickets)
                .allSatisfy(
                        ticket -> assertThat(ticket.cancelled().getAsBoolean()).isFalse());
        classifier.failOldest(InferenceException.Code.MODEL_FAILED);

        assertThatThrownBy(run::join).hasCauseInstanceOf(InferenceException.class);
        assertThat(classifier.tickets)
                .allSatisfy(
                        ticket -> assertThat(ticket.cancelled().getAsBoolean()).isTrue());
    }
}
