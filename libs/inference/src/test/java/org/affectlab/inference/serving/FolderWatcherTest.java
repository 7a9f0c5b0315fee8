package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatcherTest {
    @TempDir
    private Path first;

    @TempDir
    private Path second;

    private FolderWatcher watcher;

    @BeforeEach
    void begin() throws Exception {
        write(first, "alpha", "1", "model.json", "one");
        watcher = new FolderWatcher(List.of(first, second), ServedTasks.ALL);
        assertThat(watcher.first().changed())
                .extracting(found -> found.key().toString())
                .containsExactly("alpha@1");
    }

    private static Path write(Path root, String name, String version, String file, String content) throws Exception {
        Path directory = Files.createDirectories(root.resolve(name).resolve(version));
        return Files.writeString(directory.resolve(file), content);
    }

    private List<String> changed() {
        return watcher.next().changed().stream()
                .map(found -> found.key().toString())
                .toList();
    }

    @Test
    void whatDoesNotChangeIsQuiet() {
        assertThat(watcher.next().quiet()).isTrue();
        assertThat(watcher.next().quiet()).isTrue();
    }

    @Test
    void aPackageCountsOnceItsFilesHaveStoppedChanging() throws Exception {
        Path model = write(first, "beta", "1", "model.pt", "a");
        assertThat(changed()).isEmpty();
        assertThat(changed()).as("there is no model.json").isEmpty();
        write(first, "beta", "1", "model.json", "{}");
        assertThat(changed()).isEmpty();
        Files.writeString(model, "ab");
        assertThat(changed()).as("still growing").isEmpty();
        assertThat(changed()).containsExactly("beta@1");
        assertThat(changed()).isEmpty();
    }

    @Test
    void aReplacedFileIsAChangeAlsoOfTheSameSize() throws Exception {
        Path staged = Files.writeString(first.resolve("staged"), "two");
        Files.move(staged, first.resolve("alpha/1/model.json"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(changed()).isEmpty();
        assertThat(changed()).containsExactly("alpha@1");
    }

    @Test
    void whatIsGoneForTwoLooksIsRemoved() throws Exception {
        Lifecycle.delete(first.resolve("alpha/1"));
        assertThat(watcher.next().removed()).isEmpty();
        assertThat(watcher.next().removed()).extracting(ModelKey::toString).containsExactly("alpha@1");
        assertThat(watcher.next().quiet()).isTrue();
    }

    @Test
    void whatIsBackInTimeWasNeverGone() throws Exception {
        Lifecycle.delete(first.resolve("alpha/1"));
        assertThat(watcher.next().quiet()).isTrue();
        write(first, "alpha", "1", "model.json", "new");
        assertThat(watcher.next().quiet()).isTrue();
        assertThat(changed()).containsExactly("alpha@1");
    }

    @Test
    void whatWasForgottenIsNotToldAsRemoved() throws Exception {
        Lifecycle.delete(first.resolve("alpha/1"));
        assertThat(watcher.next().quiet()).isTrue();
        watcher.forget(new ModelKey("alpha", "1"));
        for (int look = 0; look < 3; look++) {
            assertThat(watcher.next().quiet()).isTrue();
        }
    }

    @Test
    void whatWasForgottenAndIsThereCountsAsNew() throws Exception {
        assertThat(changed()).isEmpty();
        watcher.forget(new ModelKey("alpha", "1"));
        assertThat(changed()).isEmpty();
        assertThat(changed()).containsExactly("alpha@1");
        assertThat(changed()).isEmpty();
    }

    @Test
    void aFolderThatIsBeingRewrittenIsNotRemoved() throws Exception {
        Files.delete(first.resolve("alpha/1/model.json"));
        for (int look = 0; look < 3; look++) {
            assertThat(watcher.next().quiet()).isTrue();
        }
    }

    @Test
    void aVolumeThatIsGoneTakesNothingWithIt() throws Exception {
        Path elsewhere = first.resolveSibling(first.getFileName() + "-elsewhere");
        Files.move(first, elsewhere);
        for (int look = 0; look < 3; look++) {
            FolderWatcher.Look seen = watcher.next();
            assertThat(seen.quiet()).isTrue();
            assertThat(seen.unreadable()).containsExactly(first);
        }
        Files.move(elsewhere, first);
        assertThat(watcher.next().quiet()).isTrue();
    }

    @Test
    void theFirstFolderCountsAndTheNextTakesOver() throws Exception {
        write(second, "alpha", "1", "model.json", "other");
        assertThat(watcher.next().shadowed()).hasSize(1);
        assertThat(watcher.next().quiet()).isTrue();
        Lifecycle.delete(first.resolve("alpha/1"));
        assertThat(changed()).isEmpty();
        FolderWatcher.Look look = watcher.next();
        assertThat(look.changed()).singleElement().satisfies(found -> assertThat(found.directory())
                .isEqualTo(second.resolve("alpha/1")));
        assertThat(look.removed()).isEmpty();
        assertThat(look.shadowed()).isEmpty();
    }

    @Test
    void readsTheStableFile() throws Exception {
        Files.writeString(first.resolve("alpha/stable"), " 1 \r\nand a remark");
        assertThat(watcher.next().stable()).containsEntry("alpha", "1");
        Files.writeString(first.resolve("alpha/stable"), "");
        assertThat(watcher.next().stable()).isEmpty();
    }
}
