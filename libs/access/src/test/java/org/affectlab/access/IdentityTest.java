package org.affectlab.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentityTest {
    @Test
    void aScopeAllowsItselfAndAdminEverything() {
        assertThat(new Identity("lab", "key", Set.of(Scope.SPEECH)).may(Scope.SPEECH))
                .isTrue();
        assertThat(new Identity("lab", "key", Set.of(Scope.SPEECH)).may(Scope.FACE))
                .isFalse();
        assertThat(new Identity("lab", "key", Set.of()).may(Scope.SPEECH)).isFalse();
        for (Scope scope : Scope.values()) {
            assertThat(new Identity("lab", "key", Set.of(Scope.ADMIN)).may(scope))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "line\nbreak", "tab\t", "ümlaut", "nul\0"})
    void namesCannotBreakALogLine(String name) {
        assertThatThrownBy(() -> new Identity(name, "key", Set.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Identity("lab", name, Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void scopesAreFoundByTheirExactNames() {
        for (Scope scope : Scope.values()) {
            assertThat(Scope.find(scope.id())).contains(scope);
        }
        assertThat(Scope.find("ADMIN")).isEmpty();
        assertThat(Scope.find("")).isEmpty();
    }
}
