package org.affectlab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowPlanTest {
    private static final int WINDOW = 41_200;
    private static final int HOP = 20_480;

    private static int[] starts(WindowPlan plan) {
        return IntStream.range(0, plan.count()).map(plan::start).toArray();
    }

    @Test
    void shorterThanAWindow() {
        WindowPlan plan = new WindowPlan(3_200, WINDOW, HOP, 1);
        assertThat(starts(plan)).containsExactly(0);
        assertThat(plan.end(0)).isEqualTo(3_200);
        assertThat(plan.shorterThanWindow()).isTrue();
    }

    @Test
    void exactlyAWindow() {
        WindowPlan plan = new WindowPlan(WINDOW, WINDOW, HOP, 1);
        assertThat(starts(plan)).containsExactly(0);
        assertThat(plan.end(0)).isEqualTo(WINDOW);
        assertThat(plan.shorterThanWindow()).isFalse();
    }

    @Test
    void oneSampleMoreThanAWindow() {
        assertThat(starts(new WindowPlan(WINDOW + 1, WINDOW, HOP, 1))).containsExactly(0, 1);
    }

    @Test
    void exactlyTwoHopsMoreThanAWindow() {
        assertThat(starts(new WindowPlan(WINDOW + 2 * HOP, WINDOW, HOP, 1))).containsExactly(0, HOP, 2 * HOP);
    }

    @Test
    void alignsOneMoreWindowToTheEnd() {
        assertThat(starts(new WindowPlan(WINDOW + HOP + 7, WINDOW, HOP, 1))).containsExactly(0, HOP, HOP + 7);
    }

    @Test
    void theWindowAtTheEndStartsOnAWholeFrameHop() {
        assertThat(starts(new WindowPlan(52_800, WINDOW, HOP, 160))).containsExactly(0, 11_520);
        assertThat(starts(new WindowPlan(WINDOW + 159, WINDOW, HOP, 160))).containsExactly(0);
        assertThat(starts(new WindowPlan(WINDOW + 160, WINDOW, HOP, 160))).containsExactly(0, 160);
        assertThat(starts(new WindowPlan(WINDOW + HOP + 7, WINDOW, HOP, 160))).containsExactly(0, HOP);
    }

    @Test
    void whatLiesBehindTheLastWindowIsShorterThanAFrameHop() {
        for (int samples = WINDOW; samples < WINDOW + 3 * HOP; samples += 37) {
            WindowPlan plan = new WindowPlan(samples, WINDOW, HOP, 160);
            assertThat(samples - plan.end(plan.count() - 1)).isBetween(0, 159);
            assertThat(IntStream.of(starts(plan)).allMatch(start -> start % 160 == 0))
                    .isTrue();
            assertThat(starts(plan)).doesNotHaveDuplicates();
        }
    }

    @Test
    void longestPossibleRecording() {
        WindowPlan plan = new WindowPlan(Integer.MAX_VALUE - 8, WINDOW, HOP, 1);
        assertThat(plan.end(plan.count() - 1)).isEqualTo(Integer.MAX_VALUE - 8);
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WindowPlan(0, WINDOW, HOP, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new WindowPlan(1, WINDOW, WINDOW + 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new WindowPlan(1, WINDOW, 0, 1));
    }

    @Test
    void anyPlanCoversEverySampleWithFullWindowsInOrder() {
        long seed = 20_261_123;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            int window = 1 + random.nextInt(200);
            int hop = 1 + random.nextInt(window);
            int samples = 1 + random.nextInt(2_000);
            WindowPlan plan = new WindowPlan(samples, window, hop, 1);
            String what = "seed " + seed + ", " + plan;

            assertThat(plan.start(0)).as(what).isZero();
            assertThat(plan.end(plan.count() - 1)).as(what).isEqualTo(samples);
            for (int index = 0; index < plan.count(); index++) {
                assertThat(plan.end(index) - plan.start(index)).as(what).isEqualTo(Math.min(window, samples));
                if (index > 0) {
                    int step = plan.start(index) - plan.start(index - 1);
                    assertThat(step).as(what).isBetween(1, hop);
                    // Only the window that is aligned to the end may be nearer.
                    assertThat(step == hop || index == plan.count() - 1)
                            .as(what)
                            .isTrue();
                }
            }
        }
    }
}
