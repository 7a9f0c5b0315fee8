package org.affectlab.servicekit.jobs.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class WebhookPropertiesTest {
    private static WebhookProperties bind(Map<String, String> keys) {
        return new Binder(new MapConfigurationPropertySource(keys))
                .bindOrCreate("affectlab.jobs.webhook", WebhookProperties.class);
    }

    @Test
    void defaultsAndEveryKey() {
        assertThat(bind(Map.of())).isEqualTo(new WebhookProperties(List.of(), false, Duration.ofSeconds(10), 8));
        assertThat(bind(Map.of(
                        "affectlab.jobs.webhook.allowed-networks", "10.0.0.0/8,fd00::/8",
                        "affectlab.jobs.webhook.allow-http", "true",
                        "affectlab.jobs.webhook.timeout", "3s",
                        "affectlab.jobs.webhook.concurrency", "2")))
                .isEqualTo(new WebhookProperties(List.of("10.0.0.0/8", "fd00::/8"), true, Duration.ofSeconds(3), 2));
    }

    @ParameterizedTest
    @CsvSource({"timeout,0s", "timeout,21s", "concurrency,0"})
    void whatCannotBeIsAnError(String key, String value) {
        assertThatThrownBy(() -> bind(Map.of("affectlab.jobs.webhook." + key, value)))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
}
