package org.affectlab.servicekit.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class ModelsPropertiesTest {
    private static ModelsProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("affectlab.models", ModelsProperties.class);
    }

    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new ModelsProperties(
                        List.of(Path.of("models/packages")), List.of(), null, 512, DataSize.ofMegabytes(128)));
    }

    @Test
    void everyKey() {
        assertThat(bind(Map.of(
                        "affectlab.models.folders", "/a,b",
                        "affectlab.models.required", "one,two@3",
                        "affectlab.models.workers", "2",
                        "affectlab.models.maxQueuedItems", "7",
                        "affectlab.models.maxQueuedBytes", "1MB")))
                .isEqualTo(new ModelsProperties(
                        List.of(Path.of("/a"), Path.of("b")), List.of("one", "two@3"), 2, 7, DataSize.ofMegabytes(1)));
    }

    @Test
    void refusesNonsense() {
        for (String key : new String[] {"workers", "maxQueuedItems", "maxQueuedBytes"}) {
            assertThatThrownBy(() -> bind(Map.of("affectlab.models." + key, "0")))
                    .isInstanceOf(BindException.class);
        }
        assertThatThrownBy(() -> bind(Map.of("affectlab.models.folders", ""))).isInstanceOf(BindException.class);
    }

    @Test
    void referencesHaveANameAndPerhapsAVersion() {
        assertThat(ModelReference.parse("lgfa-ravdess")).isEqualTo(new ModelReference("lgfa-ravdess", null));
        assertThat(ModelReference.parse("lgfa-ravdess@1.2-a")).isEqualTo(new ModelReference("lgfa-ravdess", "1.2-a"));
        assertThat(ModelReference.parse("a@1")).hasToString("a@1");
        for (String text : new String[] {"", "@", "a@", "@1", "A", "a@1@2", "../a", "a b", "a\n", "a".repeat(65)}) {
            assertThatThrownBy(() -> ModelReference.parse(text)).as(text).isInstanceOf(ProblemException.class);
        }
    }
}
