package org.affectlab.speech.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.affectlab.speech.pipeline.FeatureLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FeaturePropertiesTest {
    private static final String PREFIX = "affectlab.speech.features";

    private static FeatureProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(PREFIX, FeatureProperties.class);
    }

    @Test
    void defaults() {
        FeatureProperties properties = bind(Map.of());
        assertThat(properties).isEqualTo(new FeatureProperties(500, 4000, Duration.ofMinutes(5), null, 64));
        assertThat(properties.concurrentOr(8)).isEqualTo(4);
        assertThat(properties.concurrentOr(1)).isEqualTo(1);
    }

    @Test
    void everyKey() {
        FeatureProperties properties = bind(Map.of(
                PREFIX + ".maxWindows", "10",
                PREFIX + ".maxJobWindows", "20",
                PREFIX + ".maxContourDuration", "30s",
                PREFIX + ".concurrent", "3",
                PREFIX + ".waiting", "7"));
        assertThat(properties).isEqualTo(new FeatureProperties(10, 20, Duration.ofSeconds(30), 3, 7));
        assertThat(properties.limits()).isEqualTo(new FeatureLimits(10, 20, Duration.ofSeconds(30)));
        assertThat(properties.concurrentOr(8)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxWindows=0", "maxJobWindows=0", "maxContourDuration=0s", "concurrent=0", "waiting=-1"})
    void refusesNonsense(String setting) {
        String[] parts = setting.split("=", 2);
        assertThatThrownBy(() -> bind(Map.of(PREFIX + "." + parts[0], parts[1])))
                .isInstanceOf(BindException.class);
    }
}
