package org.affectlab.servicekit.openinference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OpenInferencePropertiesTest {
    private static OpenInferenceProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("affectlab.open-inference", OpenInferenceProperties.class);
    }

    @Test
    void defaultsAndEveryKey() {
        assertThat(bind(Map.of())).isEqualTo(new OpenInferenceProperties(64));
        assertThat(bind(Map.of("affectlab.open-inference.maxBatchItems", "3")))
                .isEqualTo(new OpenInferenceProperties(3));
        assertThatThrownBy(() -> bind(Map.of("affectlab.open-inference.maxBatchItems", "0")))
                .isInstanceOf(BindException.class);
    }
}
