package org.affectlab.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class GatewaySettingsTest {
    @Test
    void testDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new GatewaySettings(
                        List.of(new ServiceSettings(
                                "speech", URI.create("http://127.0.0.1:8081"), List.of("/v1/speech/**"))),
                        DataSize.ofGigabytes(2),
                        new TimeoutSettings(
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(120),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(15)),
                        new PoolSettings(160, 256, 96, 64, Duration.ofSeconds(5), Duration.ofSeconds(10)),
                        new CorsSettings(List.of(), Duration.ofMinutes(10)),
                        new LingeringSettings(Duration.ofSeconds(10), DataSize.ofMegabytes(512)),
                        new DocumentSettings(DataSize.ofMegabytes(4), Duration.ofSeconds(10), Duration.ofSeconds(3))));
    }

    @Test
    void testEveryKeyBinds() {
        Map<String, String> keys = new HashMap<>();
        keys.put("services[0].name", "first");
        keys.put("services[0].uri", "https://first.example:9001");
        keys.put("services[0].paths", "/a/**,/b");
        keys.put("services[1].name", "second");
        keys.put("services[1].uri", "http://second");
        keys.put("services[1].paths[0]", "/c/{id}");
        keys.put("maxUploadBytes", "1234");
        keys.put("timeouts.connect", "11ms");
        keys.put("timeouts.response", "12ms");
        keys.put("timeouts.uploadIdle", "13ms");
        keys.put("timeouts.lookup", "14ms");
        keys.put("timeouts.description", "15ms");
        keys.put("pool.maxConnections", "21");
        keys.put("pool.maxPending", "22");
        keys.put("pool.maxRequests", "25");
        keys.put("pool.maxRequestsPerCaller", "26");
        keys.put("pool.acquireTimeout", "23ms");
        keys.put("pool.maxIdle", "24ms");
        keys.put("cors.allowedOrigins", "https://lab.example,http://localhost:3000");
        keys.put("cors.maxAge", "31s");
        keys.put("lingering.maxDuration", "41ms");
        keys.put("lingering.maxBytes", "42KB");
        keys.put("documents.maxBytes", "51KB");
        keys.put("documents.cacheFor", "52ms");
        keys.put("documents.modelIndexFor", "53ms");
        assertThat(bind(keys))
                .isEqualTo(new GatewaySettings(
                        List.of(
                                new ServiceSettings(
                                        "first", URI.create("https://first.example:9001"), List.of("/a/**", "/b")),
                                new ServiceSettings("second", URI.create("http://second"), List.of("/c/{id}"))),
                        DataSize.ofBytes(1234),
                        new TimeoutSettings(
                                Duration.ofMillis(11),
                                Duration.ofMillis(12),
                                Duration.ofMillis(13),
                                Duration.ofMillis(14),
                                Duration.ofMillis(15)),
                        new PoolSettings(21, 22, 25, 26, Duration.ofMillis(23), Duration.ofMillis(24)),
                        new CorsSettings(
                                List.of("https://lab.example", "http://localhost:3000"), Duration.ofSeconds(31)),
                        new LingeringSettings(Duration.ofMillis(41), DataSize.ofKilobytes(42)),
                        new DocumentSettings(DataSize.ofKilobytes(51), Duration.ofMillis(52), Duration.ofMillis(53))));
    }

    @Test
    void testKnownServiceNeedsOnlyAnAddress() {
        assertThat(bind(Map.of("services[0].uri", "http://127.0.0.1:9999")).services())
                .containsExactly(
                        new ServiceSettings("speech", URI.create("http://127.0.0.1:9999"), List.of("/v1/speech/**")));
        assertThat(bind(Map.of("services[0].name", "pointcloud")).services())
                .containsExactly(new ServiceSettings(
                        "pointcloud", URI.create("http://127.0.0.1:8083"), List.of("/v1/pointclouds/**")));
    }

    @ParameterizedTest
    @CsvSource({
        "services[0].name, Speech, services[].name",
        "services[0].name, other, services[].uri",
        "services[0].uri, ftp://host, services[].uri",
        "services[0].uri, http://host/path, services[].uri",
        "services[0].uri, http://user@host, services[].uri",
        "services[0].uri, http://host?a=b, services[].uri",
        "services[0].uri, host:8081, services[].uri",
        "services[0].paths, v1/speech, services[].paths",
        "services[0].paths, /a/{, services[].paths",
        "services[1].name, speech, services[1].name",
        "maxUploadBytes, 0, maxUploadBytes",
        "timeouts.connect, 0s, timeouts.connect",
        "timeouts.response, -1s, timeouts.response",
        "timeouts.uploadIdle, 0s, timeouts.uploadIdle",
        "timeouts.lookup, 0s, timeouts.lookup",
        "timeouts.description, 0s, timeouts.description",
        "pool.maxConnections, 0, pool.maxConnections",
        "pool.maxPending, 0, pool.maxPending",
        "pool.acquireTimeout, 0s, pool.acquireTimeout",
        "pool.maxIdle, 0s, pool.maxIdle",
        "cors.allowedOrigins, lab.example, cors.allowedOrigins",
        "cors.allowedOrigins, https://lab.example/path, cors.allowedOrigins",
        "cors.maxAge, 0s, cors.maxAge",
        "lingering.maxDuration, 0s, lingering.maxDuration",
        "lingering.maxBytes, 0, lingering.maxBytes",
        "documents.maxBytes, 0, documents.maxBytes",
        "documents.cacheFor, 0s, documents.cacheFor"
    })
    void testWrongValueIsNamed(String key, String value, String named) {
        assertThatThrownBy(() -> bind(Map.of(key, value)))
                .satisfies(failure -> assertThat(messages(failure)).contains(named));
    }

    @Test
    void testServicesAreDistinct() {
        ServiceSettings speech = new ServiceSettings("speech", URI.create("http://a"), List.of("/a"));
        ServiceSettings samePath = new ServiceSettings("other", URI.create("http://b"), List.of("/a"));
        assertThatThrownBy(() -> withServices(speech, speech)).hasMessageContaining("named speech");
        assertThatThrownBy(() -> withServices(speech, samePath)).hasMessageContaining("the path /a");
    }

    private static GatewaySettings withServices(ServiceSettings... services) {
        GatewaySettings defaults = bind(Map.of());
        return new GatewaySettings(
                List.of(services),
                defaults.maxUploadBytes(),
                defaults.timeouts(),
                defaults.pool(),
                defaults.cors(),
                defaults.lingering(),
                defaults.documents());
    }

    private static GatewaySettings bind(Map<String, String> keys) {
        Map<String, String> full = new HashMap<>();
        keys.forEach((key, value) -> full.put("affectlab.gateway." + key, value));
        return new Binder(new MapConfigurationPropertySource(full))
                .bindOrCreate("affectlab.gateway", GatewaySettings.class);
    }

    private static String messages(Throwable failure) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.toString();
    }
}
