package org.affectlab.servicekit.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

final class JobsPropertiesTest {
    private static JobsProperties bind(Map<String, String> keys) {
        Map<String, String> all = new HashMap<>();
        keys.forEach((key, value) -> all.put("affectlab.jobs." + key, value));
        return new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("affectlab.jobs", JobsProperties.class);
    }

    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new JobsProperties(
                        Path.of(".affectlab/jobs"),
                        new JobsProperties.Database(null, "", "", 8),
                        DataSize.ofGigabytes(2),
                        16,
                        DataSize.ofGigabytes(1),
                        10_000,
                        1000,
                        2,
                        Duration.ofHours(1),
                        3,
                        Duration.ofHours(24)));
    }

    @Test
    void everyKey() {
        Map<String, String> keys = new HashMap<>(Map.of("folder", "f", "maxUploadBytes", "1KB", "maxUploads", "2"));
        keys.put("database.url", "jdbc:postgresql://db/affectlab");
        keys.put("database.username", "u");
        keys.put("database.password", "p");
        keys.put("database.maxConnections", "3");
        keys.put("minFreeBytes", "0");
        keys.put("maxQueued", "4");
        keys.put("maxQueuedPerCaller", "5");
        keys.put("workers", "6");
        keys.put("timeout", "7s");
        keys.put("maxAttempts", "8");
        keys.put("retention", "9s");
        assertThat(bind(keys))
                .isEqualTo(new JobsProperties(
                        Path.of("f"),
                        new JobsProperties.Database("jdbc:postgresql://db/affectlab", "u", "p", 3),
                        DataSize.ofKilobytes(1),
                        2,
                        DataSize.ofBytes(0),
                        4,
                        5,
                        6,
                        Duration.ofSeconds(7),
                        8,
                        Duration.ofSeconds(9)));
    }

    @Test
    void refusesNonsense() {
        for (String setting : new String[] {
            "maxUploadBytes=0",
            "maxUploads=0",
            "maxQueued=0",
            "maxQueuedPerCaller=0",
            "workers=-1",
            "maxAttempts=0",
            "timeout=0s",
            "retention=0s",
            "database.maxConnections=2"
        }) {
            String[] parts = setting.split("=", 2);
            assertThatThrownBy(() -> bind(Map.of(parts[0], parts[1])))
                    .as(setting)
                    .isInstanceOf(BindException.class);
        }
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(new JobsProperties.Database("jdbc:x", "user", "secret", 8).toString())
                .doesNotContain("secret");
    }
}
