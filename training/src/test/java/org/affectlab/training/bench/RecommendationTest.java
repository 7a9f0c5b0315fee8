package org.affectlab.training.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.affectlab.inference.ServingThreads;
import org.junit.jupiter.api.Test;

class RecommendationTest {
    private static Cell cell(int workers, double itemsPerSecond, double p99) {
        return new Cell(new ServingThreads(workers, 1), 4, itemsPerSecond, p99 / 2, p99);
    }

    @Test
    void takesTheFastest() {
        assertThat(Recommendation.of(List.of(cell(1, 50, 10), cell(2, 100, 90), cell(3, 80, 20)))
                        .threads()
                        .workers())
                .isEqualTo(2);
    }

    @Test
    void amongEqualsTakesTheOneWhoseSlowAnswersAreFastest() {
        assertThat(Recommendation.of(List.of(cell(1, 100, 90), cell(2, 97.5, 30), cell(3, 96, 1)))
                        .threads()
                        .workers())
                .isEqualTo(2);
    }
}
