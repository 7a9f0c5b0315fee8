package org.affectlab.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadsTest {
    private static final PreparedRequest REQUEST =
            PreparedRequest.direct("test", RequestBytes.get("/").withoutBody(), 1, AnswerCheck.none());

    @Test
    void closedLoopIsDueWhenAConnectionIsFreeUntilTheEnd() {
        ClosedLoop loop = ClosedLoop.lasting(Duration.ofNanos(100), () -> REQUEST);
        loop.start(1000);
        assertThat(loop.dueNanos(1050, 1)).isEqualTo(1050);
        assertThat(loop.dueNanos(1050, 0)).isEqualTo(Workload.NEVER);
        assertThat(loop.over(1099)).isFalse();
        assertThat(loop.over(1100)).isTrue();
        assertThat(loop.dueNanos(1100, 1)).isEqualTo(Workload.NEVER);
    }

    @Test
    void closedLoopOfSomeRequests() {
        ClosedLoop loop = ClosedLoop.of(2, () -> REQUEST);
        loop.start(0);
        loop.next();
        assertThat(loop.over(1)).isFalse();
        loop.next();
        assertThat(loop.over(1)).isTrue();
    }

    @Test
    void openLoopKeepsItsRateAndItsSeed() {
        List<Long> due = schedule(7);
        assertThat((double) due.size()).isCloseTo(10_000, within(300.0));
        assertThat(due).isSorted().isEqualTo(schedule(7)).isNotEqualTo(schedule(8));
        // Exponential gaps: as many as 1/e of them are longer than the mean.
        long longer = 0;
        for (int index = 1; index < due.size(); index++) {
            longer += due.get(index) - due.get(index - 1) > 10_000_000 ? 1 : 0;
        }
        assertThat((double) longer / due.size()).isCloseTo(Math.exp(-1), within(0.02));
    }

    @Test
    void openLoopDoesNotWaitForConnections() {
        OpenLoop loop = new OpenLoop(1000, Duration.ofSeconds(1), 1, () -> REQUEST);
        loop.start(0);
        assertThat(loop.dueNanos(0, 0)).isLessThan(Workload.NEVER);
    }

    @Test
    void rateMustBePositive() {
        assertThatThrownBy(() -> new OpenLoop(0, Duration.ofSeconds(1), 1, () -> REQUEST))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Long> schedule(long seed) {
        OpenLoop loop = new OpenLoop(100, Duration.ofSeconds(100), seed, () -> REQUEST);
        loop.start(0);
        List<Long> due = new ArrayList<>();
        while (!loop.over(0)) {
            due.add(loop.dueNanos(0, 1));
            loop.next();
        }
        return due;
    }
}
