package org.affectlab.servicekit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class AccessPropertiesTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    private static AccessProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("affectlab.access", AccessProperties.class);
    }

    @Test
    void oneOfTheTwoIsNeeded() {
        assertThatThrownBy(() -> bind(Map.of())).isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(Map.of("affectlab.access.secret", ""))).isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(Map.of("affectlab.access.secret", SECRET, "affectlab.access.secretFile", "f")))
                .isInstanceOf(BindException.class);
    }

    @Test
    void everyKey() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), SECRET);

        assertThat(bind(Map.of("affectlab.access.secret", SECRET)).secretValue())
                .isNotNull();
        assertThat(bind(Map.of("affectlab.access.secretFile", file.toString())).secretFile())
                .isEqualTo(file);
        assertThat(bind(Map.of("affectlab.access.secretFile", file.toString())).secretValue())
                .isNotNull();
    }

    @Test
    void aSecretThatCannotBeReadOrIsTooShortStopsTheStart() {
        assertThatThrownBy(() -> new AccessProperties(folder.resolve("none"), null).secretValue())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("secret-file");
        assertThatThrownBy(() -> new AccessProperties(null, "short").secretValue())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNeverPrinted() {
        assertThat(new AccessProperties(null, SECRET).toString()).doesNotContain(SECRET);
    }
}
