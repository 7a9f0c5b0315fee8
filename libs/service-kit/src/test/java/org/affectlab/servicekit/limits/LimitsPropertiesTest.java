package org.affectlab.servicekit.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class LimitsPropertiesTest {
    private static final long MEBIBYTE = 1024 * 1024;

    private static LimitsProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("affectlab.limits", LimitsProperties.class);
    }

    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new LimitsProperties(
                        DataSize.ofMegabytes(64),
                        null,
                        0.4,
                        DataSize.ofMegabytes(256),
                        Duration.ofSeconds(10),
                        32,
                        DataSize.ofKilobytes(4),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60)));
    }

    @Test
    void everyKey() {
        assertThat(bind(Map.of(
                        "affectlab.limits.maxUploadBytes", "1000",
                        "affectlab.limits.maxUploadMemoryBytes", "3000",
                        "affectlab.limits.maxDrainBytes", "1MB",
                        "affectlab.limits.maxDrainTime", "2s",
                        "affectlab.limits.maxDrains", "3",
                        "affectlab.limits.minUploadRate", "100",
                        "affectlab.limits.uploadRateWindow", "3s",
                        "affectlab.limits.requestTimeout", "5s")))
                .isEqualTo(new LimitsProperties(
                        DataSize.ofBytes(1000),
                        DataSize.ofBytes(3000),
                        0.4,
                        DataSize.ofMegabytes(1),
                        Duration.ofSeconds(2),
                        3,
                        DataSize.ofBytes(100),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(5)));
    }

    @Test
    void uploadMemoryFollowsTheHeap() {
        assertThat(bind(Map.of()).uploadMemoryBytes(1000 * MEBIBYTE)).isEqualTo(400 * MEBIBYTE);
        assertThat(bind(Map.of()).uploadMemoryBytes(100 * MEBIBYTE)).isEqualTo(128 * MEBIBYTE);
        assertThat(bind(Map.of("affectlab.limits.uploadMemoryShare", "0.7")).uploadMemoryBytes(1000 * MEBIBYTE))
                .isEqualTo(700 * MEBIBYTE);
        assertThat(bind(Map.of("affectlab.limits.maxUploadMemoryBytes", "200MB"))
                        .uploadMemoryBytes(MEBIBYTE))
                .isEqualTo(200 * MEBIBYTE);
    }

    @Test
    void refusesNonsense() {
        for (Map.Entry<String, String> setting : Map.of(
                        "maxUploadBytes", "0",
                        "maxUploadMemoryBytes", "127MB",
                        "uploadMemoryShare", "1",
                        "maxDrainBytes", "-1",
                        "maxDrainTime", "-1s",
                        "maxDrains", "-1",
                        "minUploadRate", "-1",
                        "uploadRateWindow", "0s",
                        "requestTimeout", "0s")
                .entrySet()) {
            assertThatThrownBy(() -> bind(Map.of("affectlab.limits." + setting.getKey(), setting.getValue())))
                    .as(setting.getKey())
                    .isInstanceOf(BindException.class);
        }
    }
}
