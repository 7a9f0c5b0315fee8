package org.affectlab.gateway.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void testReadsTheExampleOfTheSpecification() {
        assertThat(TraceContext.parse("00-" + TRACE + "-" + SPAN + "-01"))
                .hasValue(new TraceContext(TRACE, SPAN, "01"));
    }

    @Test
    void testReadsLaterVersionsAsTheFirst() {
        assertThat(TraceContext.parse("cc-" + TRACE + "-" + SPAN + "-01-what-comes-later"))
                .hasValue(new TraceContext(TRACE, SPAN, "01"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "00-" + TRACE + "-" + SPAN,
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "00-" + TRACE + "-" + SPAN + "-1",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
                "00-" + TRACE + "x-" + SPAN + "-01",
                " 00-" + TRACE + "-" + SPAN + "-01"
            })
    void testRefusesWhatIsNotValid(String header) {
        assertThat(TraceContext.parse(header)).isEmpty();
    }

    @Test
    void testNewTracesAreValidAndDistinct() {
        Set<String> seen = new HashSet<>();
        for (int round = 0; round < 1000; round++) {
            TraceContext trace = TraceContext.create();
            assertThat(TraceContext.parse(trace.header())).hasValue(trace);
            assertThat(seen.add(trace.traceId())).isTrue();
        }
    }

    @Test
    void testChildKeepsTraceAndFlags() {
        TraceContext parent = new TraceContext(TRACE, SPAN, "01");
        TraceContext child = parent.child();
        assertThat(child.traceId()).isEqualTo(TRACE);
        assertThat(child.flags()).isEqualTo("01");
        assertThat(child.spanId()).isNotEqualTo(SPAN);
        assertThat(TraceContext.parse(child.header())).hasValue(child);
    }
}
