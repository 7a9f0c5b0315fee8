package org.affectlab.servicekit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class TraceIdTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void prefersTheTraceParent() {
        assertThat(TraceId.fromHeaders(PARENT, "my-own-id")).isEqualTo(TRACE);
        assertThat(TraceId.fromHeaders(null, "my-own-id")).isEqualTo("my-own-id");
        assertThat(TraceId.fromHeaders("nonsense", "my-own-id")).isEqualTo("my-own-id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\nX: y"
            })
    void ignoresATraceParentThatIsNotWellFormed(String parent) {
        assertThat(TraceId.fromHeaders(parent, null)).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "has space in it",
                "line\nbreak-line",
                "<script>alert</script>",
                "é-not-ascii-letters"
            })
    void ignoresAnIdThatIsNotWellFormed(String own) {
        assertThat(TraceId.fromHeaders(null, own)).matches("[0-9a-f]{32}");
    }

    @Test
    void ignoresAnIdThatIsTooLong() {
        assertThat(TraceId.fromHeaders(null, "a".repeat(64))).isEqualTo("a".repeat(64));
        assertThat(TraceId.fromHeaders(null, "a".repeat(65))).hasSize(32);
    }

    @Test
    void everyNewIdIsAnother() {
        assertThat(TraceId.fromHeaders(null, null)).isNotEqualTo(TraceId.fromHeaders(null, null));
    }

    @Test
    void currentIsThatOfTheRequest() {
        MDC.put(TraceId.MDC_KEY, TRACE);
        assertThat(TraceId.current()).isEqualTo(TRACE);
    }
}
