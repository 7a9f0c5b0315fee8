package org.affectlab.training.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.affectlab.inference.ServingThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadGridTest {
    @Test
    void twoProcessorsHaveThreeSettings() {
        assertThat(ThreadGrid.of(2))
                .containsExactly(new ServingThreads(1, 1), new ServingThreads(1, 2), new ServingThreads(2, 1));
        assertThat(ThreadGrid.of(1)).containsExactly(new ServingThreads(1, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 6, 8, 12, 16, 64, 96})
    void staysWithinTheProcessorsAndUsesMoreThanHalfOfThem(int processors) {
        List<ServingThreads> grid = ThreadGrid.of(processors);
        assertThat(grid)
                .doesNotHaveDuplicates()
                .contains(new ServingThreads(1, processors), new ServingThreads(processors, 1));
        assertThat(grid)
                .filteredOn(threads -> !threads.equals(new ServingThreads(1, 1)))
                .allSatisfy(threads -> assertThat(threads.workers() * threads.intraOpThreads())
                        .isBetween(processors / 2 + 1, processors));
    }
}
