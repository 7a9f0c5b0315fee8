package org.affectlab.inference.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadPlanTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 2, 1", "3, 3, 1", "4, 4, 1", "7, 4, 1", "8, 4, 2", "64, 4, 16"})
    void servesWithSeveralWorkers(int processors, int workers, int intraOpThreads) {
        assertThat(ThreadPlan.forServing(processors)).isEqualTo(new ThreadPlan(processors, workers, intraOpThreads, 1));
    }

    @Test
    void givesOneTaskEverything() {
        assertThat(ThreadPlan.forOneTask(6)).isEqualTo(new ThreadPlan(6, 1, 6, 1));
    }

    @Test
    void neverPlansMoreThreadsThanProcessors() {
        assertThatThrownBy(() -> new ThreadPlan(2, 2, 2, 1)).hasMessageContaining("need more than 2 processors");
        assertThatThrownBy(() -> new ThreadPlan(2, 0, 1, 1)).hasMessageContaining("positive");
        assertThat(ThreadPlan.forServing().processors())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 4", "99, 8", "0, 8", "-1, 8", "many, 8", "'4,2', 8"})
    void takesTheOperatorsBound(String limit, int intraOpThreads) {
        ThreadPlan plan = ThreadPlan.forOneTask(8);
        assertThat(plan.within(Map.of("OMP_NUM_THREADS", limit)).intraOpThreads())
                .isEqualTo(intraOpThreads);
        assertThat(plan.within(Map.of())).isEqualTo(plan);
    }

    @ParameterizedTest
    @CsvSource({"1, 8, 1", "3, 8, 3", "99, 8, 8", "99, 4, 4", "0, 8, 1", "3, none, 3"})
    void aMeasuredCountStaysWithinProcessorsAndBound(int wanted, String limit, int expected) {
        assertThat(ThreadPlan.forServing(8).intraOpThreads(wanted, Map.of("OMP_NUM_THREADS", limit)))
                .isEqualTo(expected);
    }
}
