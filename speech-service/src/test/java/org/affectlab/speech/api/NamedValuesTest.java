package org.affectlab.speech.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedValuesTest {
    @Test
    void isAMapInTheOrderOfTheNames() {
        NamedValues values = new NamedValues(List.of("b", "a"), new double[] {1, 2});

        assertThat(values)
                .containsExactly(Map.entry("b", 1.0), Map.entry("a", 2.0))
                .isEqualTo(Map.of("a", 2.0, "b", 1.0));
        assertThat(values.get("a")).isEqualTo(2.0);
        assertThat(values.get("c")).isNull();
    }

    @Test
    void copiesKeepTheOrder() {
        Map<String, Double> map = new LinkedHashMap<>();
        map.put("z", 1.5);
        map.put("a", -2.0);
        NamedValues copy = NamedValues.copyOf(map);

        assertThat(copy).containsExactly(Map.entry("z", 1.5), Map.entry("a", -2.0));
        assertThat(NamedValues.copyOf(copy)).isSameAs(copy);
    }

    @Test
    void refusesNamesWithoutValues() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NamedValues(List.of("a"), new double[2]));
    }
}
