package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.affectlab.inference.serving.LifecycleOptions.Loading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServedTasksTest {
    @TempDir
    private Path folder;

    private static LifecycleOptions options(ServedTasks tasks) {
        return new LifecycleOptions(
                Loading.EAGER, OptionalLong.empty(), Set.of(), Duration.ZERO, Duration.ofSeconds(30), tasks);
    }

    private Lifecycle start(ServedTasks tasks) throws Exception {
        return new Lifecycle(new FakeEngine(FakeEngine::twice), options(tasks), folder);
    }

    @Test
    void someTasksOrAllButSome() {
        assertThat(ServedTasks.ALL.serves("any")).isTrue();
        ServedTasks only = new ServedTasks(Set.of("a", "b"), Set.of());
        assertThat(only.serves("a")).isTrue();
        assertThat(only.serves("c")).isFalse();
        ServedTasks except = new ServedTasks(Set.of(), Set.of("a"));
        assertThat(except.serves("a")).isFalse();
        assertThat(except.serves("c")).isTrue();
        assertThatThrownBy(() -> new ServedTasks(Set.of("a"), Set.of("a")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPackageOfAnotherTaskIsNotThere() throws Exception {
        FakePackages.write(folder, "alpha", "1");
        try (Lifecycle lifecycle = start(new ServedTasks(Set.of("segmentation"), Set.of()))) {
            assertThat(lifecycle.repository.list()).isEmpty();
            assertThat(lifecycle.repository.ready()).isFalse();
            assertThatThrownBy(() -> lifecycle.repository.load("alpha", "1").get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalArgumentException.class);
            FakePackages.write(folder, "beta", "1");
            lifecycle.settle();
            assertThat(lifecycle.repository.list()).isEmpty();
        }
    }

    @Test
    void aPackageOfTheTaskIsServed() throws Exception {
        FakePackages.write(folder, "alpha", "1");
        try (Lifecycle lifecycle = start(new ServedTasks(Set.of("speech-emotion"), Set.of("segmentation")))) {
            assertThat(lifecycle.repository.find("alpha", null)).isPresent();
        }
    }

    @Test
    void aManifestThatCannotBeReadIsTold() throws Exception {
        Path broken = Files.createDirectories(folder.resolve("alpha").resolve("1"));
        Files.writeString(broken.resolve("model.json"), "{");
        try (Lifecycle lifecycle = start(new ServedTasks(Set.of("segmentation"), Set.of()))) {
            assertThat(lifecycle.repository.list()).hasSize(1);
        }
    }
}
