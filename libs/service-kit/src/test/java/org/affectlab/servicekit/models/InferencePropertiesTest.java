package org.affectlab.servicekit.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.affectlab.inference.djl.InferenceDevice;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class InferencePropertiesTest {
    private static InferenceProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("affectlab.inference", InferenceProperties.class);
    }

    @Test
    void choosesTheDeviceItselfByDefault() {
        assertThat(bind(Map.of()).device()).isEqualTo(InferenceDevice.AUTO);
    }

    @Test
    void bindsEveryKey() {
        assertThat(bind(Map.of("affectlab.inference.device", "gpu:1")).device())
                .isEqualTo(new InferenceDevice(InferenceDevice.Kind.GPU, 1));
        assertThat(bind(Map.of("affectlab.inference.device", "cpu")).device()).isEqualTo(InferenceDevice.CPU);
    }

    @Test
    void saysWhatADeviceIs() {
        assertThatThrownBy(() -> bind(Map.of("affectlab.inference.device", "cuda")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("the device is auto, cpu or gpu:0");
    }
}
