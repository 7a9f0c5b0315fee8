package org.affectlab.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContestTest {
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration SLICE = Duration.ofSeconds(2);

    private final List<String> order = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();

    @Test
    void contendersTakeTurnsAfterTheirWarmUp() throws Exception {
        Map<String, List<Score>> scores = contest("A", "B", "C").run(3, SLICE, WARM_UP);
        assertThat(String.join("", order)).isEqualTo("abcABCBCACAB");
        assertThat(scores.keySet()).containsExactly("A", "B", "C");
        assertThat(scores.values()).allSatisfy(rounds -> assertThat(rounds).hasSize(3));
        assertThat(scores.get("A").get(0).windowsPerSecond()).isCloseTo(50, within(1e-9));
        assertThat(progress).hasSize(9).first().asString().contains("round 1 of 3", "A", "50.0");
    }

    @Test
    void twoOfOneNameAreRefused() {
        assertThatThrownBy(() -> contest("A", "A").run(1, SLICE, WARM_UP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A");
        assertThat(order).doesNotContain("A");
    }

    private Contest contest(String... names) {
        return new Contest(List.of(names).stream().<Contender>map(Fake::new).toList(), progress::add);
    }

    /** Notes its name, in lower case for a warm-up. */
    private final class Fake implements Contender {
        private final String name;

        Fake(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Score run(Duration duration) {
            order.add(duration.equals(WARM_UP) ? name.toLowerCase(Locale.ROOT) : name);
            return new Score(100, duration.toNanos(), new Latencies(), 0, 0.5);
        }
    }
}
