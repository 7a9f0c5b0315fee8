package org.affectlab.speech.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.affectlab.media.AudioLimits;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SpeechPropertiesTest {
    private static SpeechProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("affectlab.speech", SpeechProperties.class);
    }

    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new SpeechProperties(
                        "atfnn-lgfa-multi-corpus",
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(60),
                        32,
                        384_000,
                        2000,
                        25_000,
                        16,
                        Duration.ofSeconds(60),
                        null,
                        64));
        assertThat(bind(Map.of()).audioLimits()).isEqualTo(AudioLimits.defaults());
        assertThat(bind(Map.of()).concurrentDecodesOr(3)).isEqualTo(3);
    }

    @Test
    void everyKey() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "affectlab.speech.defaultModel", "mine@2",
                "affectlab.speech.maxDuration", "1m",
                "affectlab.speech.maxChannels", "2",
                "affectlab.speech.maxSampleRateHz", "48000",
                "affectlab.speech.maxWindows", "10",
                "affectlab.speech.windowsInFlight", "4",
                "affectlab.speech.bulkAbove", "30s",
                "affectlab.speech.concurrentDecodes", "1",
                "affectlab.speech.waitingDecodes", "7"));
        settings.put("affectlab.speech.maxJobDuration", "2m");
        settings.put("affectlab.speech.maxJobWindows", "20");
        SpeechProperties properties = bind(settings);

        assertThat(properties)
                .isEqualTo(new SpeechProperties(
                        "mine@2",
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        2,
                        48_000,
                        10,
                        20,
                        4,
                        Duration.ofSeconds(30),
                        1,
                        7));
        assertThat(properties.jobAudioLimits().maxDuration()).isEqualTo(Duration.ofMinutes(2));
        assertThat(properties.concurrentDecodesOr(3)).isEqualTo(1);
    }

    @Test
    void refusesNonsense() {
        for (String key : new String[] {"maxWindows", "maxJobWindows", "windowsInFlight", "concurrentDecodes"}) {
            assertThatThrownBy(() -> bind(Map.of("affectlab.speech." + key, "0")))
                    .isInstanceOf(BindException.class);
        }
        for (String setting : new String[] {"waitingDecodes=-1", "bulkAbove=-1s"}) {
            String[] parts = setting.split("=", 2);
            assertThatThrownBy(() -> bind(Map.of("affectlab.speech." + parts[0], parts[1])))
                    .isInstanceOf(BindException.class);
        }
        assertThatThrownBy(() -> bind(Map.of("affectlab.speech.defaultModel", "No Name")))
                .isInstanceOf(BindException.class);
    }
}
