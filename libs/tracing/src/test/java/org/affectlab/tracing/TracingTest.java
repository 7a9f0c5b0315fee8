package org.affectlab.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TracingTest {
    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String UNSAMPLED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

    private FakeCollector collector;

    @BeforeEach
    void start() throws Exception {
        collector = new FakeCollector();
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    private Tracing tracing(Double ratio) {
        return Tracing.of(new TracingSettings(collector.uri(), ratio), "kit-service");
    }

    private static String hex(com.google.protobuf.ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    @Test
    void aRequestAndItsPartsReachTheCollector() {
        Instant start = Instant.parse("2026-05-04T03:02:01.000001Z");
        Instant end = start.plusNanos(2_500_000);
        String header;
        try (Tracing tracing = tracing(null)) {
            OpenSpan span = tracing.received("POST /v1/kit", PARENT).orElseThrow();
            header = span.traceParent();
            span.with("affectlab.service", "kit").had("compute", start, end, "affectlab.batch.items", 3);
            span.end(200);
            span.end(500);
        }
        assertThat(collector.spans()).hasSize(2);
        Span part = collector.spans().get(0);
        Span whole = collector.spans().get(1);
        assertThat(hex(whole.getTraceId())).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(hex(whole.getParentSpanId())).isEqualTo("00f067aa0ba902b7");
        assertThat(header).isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-" + hex(whole.getSpanId()) + "-01");
        assertThat(whole.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(whole.getAttributesList().toString())
                .contains("http.response.status_code")
                .contains("200");
        assertThat(whole.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_UNSET);
        assertThat(part.getName()).isEqualTo("compute");
        assertThat(part.getParentSpanId()).isEqualTo(whole.getSpanId());
        assertThat(part.getEndTimeUnixNano() - part.getStartTimeUnixNano()).isEqualTo(2_500_000);
        assertThat(collector.received().get(0).toString()).contains("kit-service");
    }

    @Test
    void failuresAreErrors() {
        try (Tracing tracing = tracing(null)) {
            tracing.received("a", null).orElseThrow().end(503);
            tracing.continued("b", "nonsense", "00f067aa0ba902b7").orElseThrow().abandon();
        }
        assertThat(collector.spans())
                .hasSize(2)
                .allMatch(span -> span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR)
                .allMatch(span -> span.getParentSpanId().isEmpty());
    }

    @Test
    void aClientThatWantsNoRecordGetsNoneButItsTraceGoesOn() {
        try (Tracing tracing = tracing(null)) {
            OpenSpan span = tracing.received("a", UNSAMPLED).orElseThrow();
            assertThat(span.recorded()).isFalse();
            assertThat(span.traceParent())
                    .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-")
                    .endsWith("-00");
            span.had("part", Instant.now(), Instant.now(), "x", 1);
            span.end(200);
        }
        assertThat(collector.spans()).isEmpty();
    }

    @Test
    void noneOfThoseThatBeginHereAtRatioZero() {
        try (Tracing tracing = tracing(0.0)) {
            tracing.received("a", null).orElseThrow().end(200);
            tracing.received("b", PARENT).orElseThrow().end(200);
        }
        assertThat(collector.spans()).singleElement().satisfies(span -> assertThat(span.getName())
                .isEqualTo("b"));
    }

    @Test
    void whatGoesOnLaterIsInTheTraceOfItsRequest() {
        try (Tracing tracing = tracing(null)) {
            tracing.continued("job", "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7")
                    .orElseThrow()
                    .end(200);
        }
        assertThat(collector.spans()).singleElement().satisfies(span -> {
            assertThat(hex(span.getTraceId())).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
            assertThat(hex(span.getParentSpanId())).isEqualTo("00f067aa0ba902b7");
        });
    }

    @Test
    void withoutACollectorNothingIsDone() {
        try (Tracing tracing = Tracing.of(new TracingSettings(null, null), "kit")) {
            assertThat(tracing.received("a", PARENT)).isEmpty();
        }
    }

    @Test
    void aCollectorThatIsGoneHoldsNobodyUp() {
        collector.close();
        long start = System.nanoTime();
        try (Tracing tracing = tracing(null)) {
            for (int number = 0; number < 10_000; number++) {
                tracing.received("a", null).orElseThrow().end(200);
            }
        }
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector:4318", "ftp://collector/", "/v1/traces"})
    void whatIsNoAddressIsAnError(String text) {
        assertThatThrownBy(() -> new TracingSettings(URI.create(text), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    void noAddressIsNone(String text) {
        assertThat(new TracingSettings(text == null ? null : URI.create(text), 0.5).endpoint())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aRatioIsAShare(double ratio) {
        assertThatThrownBy(() -> new TracingSettings(null, ratio)).isInstanceOf(IllegalArgumentException.class);
    }
}
