package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.inference.ModelStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class StableVersionTest {
    @TempDir
    private Path folder;

    private final FakeEngine engine = new FakeEngine(FakeEngine::twice);

    @ParameterizedTest
    @CsvSource({
        "2 10 9, , 10",
        "2 10 9, 9, 9",
        "2 10 9, 3, 2",
        "2 10 9, 11, 10",
        "2 10 9, 1, 10",
        "2, 5, 2",
    })
    void theStableOneElseTheNewestOlderOneElseTheNewest(String usable, String stable, String chosen) {
        assertThat(VersionChoice.of(List.of(usable.split(" ")), stable)).contains(chosen);
    }

    @Test
    void nothingCanBeChosenFromNothing() {
        assertThat(VersionChoice.of(List.of(), "1")).isEmpty();
    }

    private void stable(String content) throws Exception {
        Files.writeString(folder.resolve("alpha/stable"), content);
    }

    @Test
    void aNameMeansTheStableVersionWhileTheFileStands() throws Exception {
        for (String version : List.of("1", "2", "3")) {
            Lifecycle.write(folder, "alpha", version, 10, 1);
        }
        stable("2\n");
        try (Lifecycle life = new Lifecycle(engine, Lifecycle.EAGER, folder)) {
            assertThat(life.lease("alpha").model().manifest().version()).isEqualTo("2");
            assertThat(life.repository.list().stream().map(ModelStatus::stable)).containsExactly(false, true, false);
            assertThat(life.repository.find("alpha", "3")).isPresent();
            stable("1");
            life.settle();
            assertThat(life.lease("alpha").model().manifest().version()).isEqualTo("1");
            Files.delete(folder.resolve("alpha/stable"));
            life.settle();
            assertThat(life.lease("alpha").model().manifest().version()).isEqualTo("3");
        }
    }

    @Test
    void aStableVersionThatIsNotReadyFallsBackVisibly() throws Exception {
        Lifecycle.write(folder, "alpha", "1", 10, 1);
        Lifecycle.write(folder, FakePackages.manifest("alpha", "2"), new byte[] {1}, 5);
        Lifecycle.write(folder, "alpha", "3", 10, 1);
        stable("2");
        try (Lifecycle life = new Lifecycle(engine, Lifecycle.EAGER, folder)) {
            assertThat(life.lease("alpha").model().manifest().version()).isEqualTo("1");
            assertThat(life.repository.list()).allSatisfy(status -> assertThat(status.warnings())
                    .containsExactly("the stable version is to be 2, which is FAILED; 1 serves in its place"));
            stable("nonsense and more");
            life.settle();
            assertThat(life.lease("alpha").model().manifest().version()).isEqualTo("3");
            assertThat(life.status("alpha", "3").warnings())
                    .singleElement()
                    .asString()
                    .contains("of which there is no package");
        }
    }
}
