package org.affectlab.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AccessSettingsTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private static AccessSettings bind(Map<String, String> keys) {
        Map<String, String> all = new HashMap<>();
        keys.forEach((key, value) -> all.put("affectlab.gateway.access." + key, value));
        return new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("affectlab.gateway.access", AccessSettings.class);
    }

    @Test
    void testDefaults() {
        assertThat(bind(Map.of("keysFile", "keys.json", "secret", SECRET)))
                .isEqualTo(new AccessSettings(Path.of("keys.json"), null, null, SECRET));
        assertThat(bind(Map.of(
                        "oidc.issuer", "https://id.example", "oidc.audience", "affectlab", "secretFile", "secret")))
                .isEqualTo(new AccessSettings(
                        null,
                        new OidcSettings(URI.create("https://id.example"), null, "affectlab", "scope", "affectlab:"),
                        Path.of("secret"),
                        null));
    }

    @Test
    void testEveryKeyBinds() {
        Map<String, String> keys = new HashMap<>(Map.of("keysFile", "k", "secretFile", "s"));
        keys.put("oidc.issuer", "https://id.example/realm");
        keys.put("oidc.jwkSetUri", "https://id.example/keys");
        keys.put("oidc.audience", "a");
        keys.put("oidc.scopeClaim", "roles");
        keys.put("oidc.scopePrefix", "lab.");
        assertThat(bind(keys))
                .isEqualTo(new AccessSettings(
                        Path.of("k"),
                        new OidcSettings(
                                URI.create("https://id.example/realm"),
                                URI.create("https://id.example/keys"),
                                "a",
                                "roles",
                                "lab."),
                        Path.of("s"),
                        null));
    }

    @Test
    void testNobodyCouldCall() {
        assertThatThrownBy(() -> bind(Map.of("secret", SECRET)))
                .isInstanceOf(BindException.class)
                .hasRootCauseMessage(
                        "Nobody could call: set affectlab.gateway.access.keys-file, affectlab.gateway.access.oidc, or both");
    }

    @Test
    void testTheSecretIsNeededOnce() {
        for (Map<String, String> keys : java.util.List.of(
                Map.of("keysFile", "k"),
                Map.of("keysFile", "k", "secret", ""),
                Map.of("keysFile", "k", "secret", SECRET, "secretFile", "s"))) {
            assertThatThrownBy(() -> bind(keys))
                    .isInstanceOf(BindException.class)
                    .rootCause()
                    .hasMessageContaining("secret-file");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "audience"})
    void testAProviderNeedsIssuerAndAudience(String missing) {
        Map<String, String> keys = new HashMap<>(
                Map.of("secret", SECRET, "oidc.issuer", "https://id.example", "oidc.audience", "affectlab"));
        keys.remove("oidc." + missing);
        assertThatThrownBy(() -> bind(keys)).rootCause().hasMessageContaining(missing);
    }

    @Test
    void testTheSecretIsNotPrinted() {
        assertThat(bind(Map.of("keysFile", "k", "secret", SECRET)).toString()).doesNotContain(SECRET);
    }
}
