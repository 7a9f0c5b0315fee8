package org.affectlab.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PlacesTest {
    @Test
    void givesAsManyAsThereAre() {
        Places places = new Places(2, 2);
        Place first = places.enter("a").orElseThrow();
        assertThat(places.enter("b")).isPresent();
        assertThat(places.free("c")).isFalse();
        assertThat(places.enter("c")).isEmpty();

        first.close();
        first.close();
        assertThat(places.taken()).isEqualTo(1);
        assertThat(places.free("c")).isTrue();
        assertThat(places.enter("c")).isPresent();
        assertThat(places.enter("c")).isEmpty();
    }

    @Test
    void noCallerTakesAll() {
        Places places = new Places(3, 2);
        Place first = places.enter("greedy").orElseThrow();
        assertThat(places.enter("greedy")).isPresent();
        assertThat(places.enter("greedy")).isEmpty();
        assertThat(places.enter("modest")).isPresent();

        first.close();
        assertThat(places.enter("greedy")).isPresent();
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Places(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Places(1, 0));
    }

    /** Against a plain count: a positive step enters as that caller, a negative one closes one of the open places. */
    @Property
    void countsExactly(@ForAll @Size(max = 200) List<@IntRange(min = -3, max = 3) Integer> steps) {
        Places places = new Places(4, 2);
        List<Place> open = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        for (int step : steps) {
            if (step >= 0) {
                String caller = "caller-" + step;
                long own = owners.stream().filter(caller::equals).count();
                Optional<Place> place = places.enter(caller);
                assertThat(place.isPresent()).isEqualTo(owners.size() < 4 && own < 2);
                place.ifPresent(entered -> {
                    open.add(entered);
                    owners.add(caller);
                });
            } else if (!open.isEmpty()) {
                int index = Math.floorMod(step, open.size());
                open.remove(index).close();
                owners.remove(index);
            }
            assertThat(places.taken()).isEqualTo(owners.size());
        }
    }
}
