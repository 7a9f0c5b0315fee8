package org.affectlab.speech.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.affectlab.acoustics.FeatureExtractor;
import org.affectlab.servicekit.admission.Turns;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FeatureTurnsTest {
    private static final int MINUTE = 60 * 16_000;

    private final Turns turns = new Turns(1, 1);
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    /** Says when it is done; does not begin before it may. */
    private FeatureExtractor extractor(String name, CompletableFuture<Void> begun, CompletableFuture<Void> may) {
        return new FeatureExtractor() {
            @Override
            public void accept(float[] samples, int from, int to) {
                begun.complete(null);
                may.join();
            }

            @Override
            public double[] finish() {
                order.add(name);
                return new double[0];
            }
        };
    }

    private CompletableFuture<double[]> start(FeatureExtractor extractor, int samples) {
        return CompletableFuture.supplyAsync(
                () -> new FeatureTurns(turns, Callers.waiting(20_000))
                        .extract(extractor, new float[samples], 0, samples, reached -> {}),
                task -> new Thread(task).start());
    }

    @Test
    void aShortRecordingDoesNotWaitForAllOfALongOne() {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> may = new CompletableFuture<>();
        CompletableFuture<double[]> longOne = start(extractor("long", begun, may), MINUTE);
        begun.join();
        CompletableFuture<double[]> shortOne = start(extractor("short", begun, may), 16_000);
        while (turns.waiting() == 0) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(() -> new FeatureTurns(turns, Callers.waiting(20_000))
                        .extract(extractor("third", begun, may), new float[10], 0, 10, reached -> {}))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.OVERLOADED));
        may.complete(null);
        shortOne.join();
        longOne.join();

        assertThat(order).containsExactly("short", "long");
    }

    @Test
    void everySampleIsFedOnceInOrderInBlocksOfASecond() {
        List<Integer> edges = new ArrayList<>();
        List<Integer> reached = new ArrayList<>();
        FeatureExtractor extractor = new FeatureExtractor() {
            @Override
            public void accept(float[] samples, int from, int to) {
                edges.add(from);
                edges.add(to);
            }

            @Override
            public double[] finish() {
                return new double[] {1};
            }
        };
        int from = 123;
        int to = from + 25 * 16_000 + 5;
        double[] values = new FeatureTurns(turns, Callers.waiting(20_000))
                .extract(extractor, new float[to], from, to, reached::add);

        assertThat(values).containsExactly(1);
        assertThat(edges)
                .hasSize(52)
                .startsWith(from, from + 16_000, from + 16_000)
                .endsWith(to - 5, to);
        for (int index = 2; index < edges.size(); index += 2) {
            assertThat(edges.get(index)).isEqualTo(edges.get(index - 1));
        }
        assertThat(reached).hasSize(26).endsWith(to);
    }
}
