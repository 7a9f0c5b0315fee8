package org.affectlab.servicekit.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AdmissionPropertiesTest {
    private static AdmissionProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("affectlab.admission", AdmissionProperties.class);
    }

    @Test
    void defaults() {
        assertThat(bind(Map.of())).isEqualTo(new AdmissionProperties(96, 64));
    }

    @Test
    void everyKey() {
        assertThat(bind(Map.of(
                        "affectlab.admission.maxRequests", "7",
                        "affectlab.admission.maxRequestsPerCaller", "3")))
                .isEqualTo(new AdmissionProperties(7, 3));
    }

    @Test
    void refusesNonsense() {
        for (String key : new String[] {"maxRequests", "maxRequestsPerCaller"}) {
            assertThatThrownBy(() -> bind(Map.of("affectlab.admission." + key, "0")))
                    .isInstanceOf(BindException.class);
        }
    }
}
