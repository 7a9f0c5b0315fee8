package org.affectlab.servicekit.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LimitsControllerTest {
    private static LimitContributor contributor(Map<String, Long> limits) {
        return () -> new TreeMap<>(limits);
    }

    @Test
    void joinsAllContributors() {
        LimitsController controller = new LimitsController(
                "kit", List.of(contributor(Map.of("b", 2L)), contributor(Map.of("a", 1L, "c", 3L))));

        assertThat(controller.limits().limits())
                .containsExactly(Map.entry("a", 1L), Map.entry("b", 2L), Map.entry("c", 3L));
    }

    @Test
    void twoLimitsOfOneNameAreAMistake() {
        LimitsController controller =
                new LimitsController("kit", List.of(contributor(Map.of("a", 1L)), contributor(Map.of("a", 1L))));
        assertThatIllegalStateException().isThrownBy(controller::limits).withMessageContaining("limit a");
    }
}
