package org.affectlab.servicekit.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.affectlab.inference.serving.LifecycleOptions;
import org.affectlab.inference.serving.LifecycleOptions.Loading;
import org.affectlab.inference.serving.ServedTasks;
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
                        List.of(Path.of("models/packages")),
                        Path.of(".affectlab/models"),
                        List.of(),
                        null,
                        512,
                        DataSize.ofMegabytes(128),
                        Loading.EAGER,
                        null,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(2),
                        Set.of(),
                        Set.of(),
                        false));
        assertThat(bind(Map.of()).lifecycle())
                .isEqualTo(new LifecycleOptions(
                        Loading.EAGER, OptionalLong.empty(), Set.of(), Duration.ofSeconds(5), Duration.ofMinutes(2)));
    }

    @Test
    void everyKey() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "affectlab.models.folders", "/a,b",
                "affectlab.models.required", "one,two@3",
                "affectlab.models.workers", "2",
                "affectlab.models.maxQueuedItems", "7",
                "affectlab.models.maxQueuedBytes", "1MB",
                "affectlab.models.loading", "lazy",
                "affectlab.models.memory-budget", "3GB",
                "affectlab.models.watch-interval", "0",
                "affectlab.models.retire-timeout", "7s"));
        settings.put("affectlab.models.private-folder", "/own");
        settings.put("affectlab.models.tasks", "a,b");
        settings.put("affectlab.models.except-tasks", "c");
        settings.put("affectlab.models.may-be-empty", "true");
        assertThat(bind(settings))
                .isEqualTo(new ModelsProperties(
                        List.of(Path.of("/a"), Path.of("b")),
                        Path.of("/own"),
                        List.of("one", "two@3"),
                        2,
                        7,
                        DataSize.ofMegabytes(1),
                        Loading.LAZY,
                        DataSize.ofGigabytes(3),
                        Duration.ZERO,
                        Duration.ofSeconds(7),
                        Set.of("a", "b"),
                        Set.of("c"),
                        true));
        assertThat(bind(settings).lifecycle().tasks()).isEqualTo(new ServedTasks(Set.of("a", "b"), Set.of("c")));
    }

    @Test
    void publicFoldersComeFirst() {
        assertThat(bind(Map.of("affectlab.models.folders", "/a,b")).allFolders())
                .containsExactly(Path.of("/a"), Path.of("b"), Path.of(".affectlab/models"));
    }

    @Test
    void refusesNonsense() {
        for (String key :
                new String[] {"workers", "maxQueuedItems", "maxQueuedBytes", "memoryBudget", "retireTimeout"}) {
            assertThatThrownBy(() -> bind(Map.of("affectlab.models." + key, "0")))
                    .isInstanceOf(BindException.class);
        }
        for (String setting : new String[] {"loading=sometimes", "watchInterval=-1s"}) {
            String[] parts = setting.split("=");
            assertThatThrownBy(() -> bind(Map.of("affectlab.models." + parts[0], parts[1])))
                    .isInstanceOf(BindException.class);
        }
        assertThatThrownBy(() -> bind(Map.of("affectlab.models.tasks", "a", "affectlab.models.except-tasks", "a")))
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(Map.of("affectlab.models.folders", ""))).isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(Map.of("affectlab.models.private-folder", "models/packages")))
                .isInstanceOf(BindException.class);
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
