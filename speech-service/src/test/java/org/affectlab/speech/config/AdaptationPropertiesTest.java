package org.affectlab.speech.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AdaptationPropertiesTest {
    private static AdaptationProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("affectlab.speech.adaptation", AdaptationProperties.class);
    }

    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new AdaptationProperties(Path.of("models/features/speech-corpora-egemaps/1")));
    }

    @Test
    void everyKey() {
        assertThat(bind(Map.of("affectlab.speech.adaptation.sourceFolder", "elsewhere")))
                .isEqualTo(new AdaptationProperties(Path.of("elsewhere")));
    }
}
