package org.affectlab.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PreferenceTest {
    @Test
    void isFoundAmongOthers() {
        for (String value : new String[] {
            "respond-async", "Respond-Async", "wait=5, respond-async", "respond-async; x=1", " respond-async ,"
        }) {
            assertThat(Preference.respondAsync(List.of(value))).as(value).isTrue();
        }
        assertThat(Preference.respondAsync(List.of("wait=1", "respond-async"))).isTrue();
    }

    @Test
    void nothingElseIsIt() {
        for (String value :
                new String[] {"", "respond", "respond-asynchronously", "wait=respond-async", "\"respond-async\""}) {
            assertThat(Preference.respondAsync(List.of(value))).as(value).isFalse();
        }
        assertThat(Preference.respondAsync(List.of())).isFalse();
    }
}
