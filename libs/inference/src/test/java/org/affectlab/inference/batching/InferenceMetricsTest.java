package org.affectlab.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.MetricNames;
import org.junit.jupiter.api.Test;

class InferenceMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final InferenceMetrics metrics = new InferenceMetrics(registry, "alpha", "1");

    @Test
    void theMetersLeaveWithTheirLastUser() {
        assertThat(metrics.retain()).isTrue();
        metrics.close();
        assertThat(registry.getMeters()).isNotEmpty();
        metrics.close();
        assertThat(registry.getMeters()).isEmpty();
        assertThat(metrics.retain()).isFalse();
    }

    @Test
    void aGaugeIsTheSumOfItsSources() {
        AtomicInteger one = new AtomicInteger(3);
        AtomicInteger other = new AtomicInteger(4);
        metrics.gauge(MetricNames.PENDING, "waiting", one, AtomicInteger::get);
        metrics.gauge(MetricNames.PENDING, "waiting", other, AtomicInteger::get);
        assertThat(registry.get(MetricNames.PENDING).gauge().value()).isEqualTo(7);
        one.set(0);
        assertThat(registry.get(MetricNames.PENDING).gauge().value()).isEqualTo(4);
        assertThat(other).hasValue(4);
    }

    @Test
    void tellsWhatWasNotAnswered() {
        metrics.failed(Code.CANCELLED);
        metrics.failed(Code.CANCELLED);
        assertThat(metrics.failures()).containsOnly(Map.entry(Code.CANCELLED, 2L));
    }
}
