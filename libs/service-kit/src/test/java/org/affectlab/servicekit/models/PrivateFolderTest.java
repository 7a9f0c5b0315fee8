package org.affectlab.servicekit.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
    @TempDir
    private Path place;

    private Path folder;
    private PrivateFolder packages;

    @BeforeEach
    void begin() {
        folder = place.resolve("state/models");
        packages = new PrivateFolder(folder);
        packages.prepare();
    }

    private static Path write(Path root, String name, String version) throws IOException {
        Path directory = Files.createDirectories(root.resolve(name).resolve(version));
        Files.writeString(directory.resolve("model.json"), "{}");
        Files.createDirectories(directory.resolve("inner/most"));
        Files.writeString(directory.resolve("inner/most/file"), "text");
        return directory;
    }

    @Test
    void isMadeWhenItIsMissing() {
        assertThat(folder).isEmptyDirectory();
        packages.prepare();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void doesNotKeepAServiceFromStarting() throws Exception {
        Path file = Files.createFile(place.resolve("file"));
        assertThatCode(() -> new PrivateFolder(file.resolve("models")).prepare())
                .doesNotThrowAnyException();
        assertThatCode(() -> new PrivateFolder(file).prepare()).doesNotThrowAnyException();
        assertThat(file).exists();
    }

    @Test
    void aRemovedPackageLeavesNothing() throws Exception {
        packages.remove(write(folder, "alpha", "1"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void otherVersionsAndModelsStay() throws Exception {
        Path removed = write(folder, "alpha", "2");
        Path other = write(folder, "alpha", "1");
        Path beta = write(folder, "beta", "2");
        packages.remove(removed);
        assertThat(removed).doesNotExist();
        assertThat(other.resolve("model.json")).exists();
        assertThat(beta.resolve("inner/most/file")).exists();
        assertThat(folder).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void whatIsGoneIsNoError() throws Exception {
        Path removed = write(folder, "alpha", "1");
        packages.remove(removed);
        packages.remove(removed);
        Path halfway = Files.createDirectories(folder.resolve("beta"));
        packages.remove(halfway.resolve("1"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatCannotBeMovedIsThereAsBefore() throws Exception {
        Path file = write(folder, "alpha", "1").resolve("model.json");
        // A folder cannot become one of its own subfolders.
        assertThatThrownBy(() -> packages.remove(folder)).isInstanceOf(IOException.class);
        assertThat(file).exists();
    }

    @Test
    void aLinkGoesWithoutWhatItLeadsTo() throws Exception {
        Path elsewhere = write(place.resolve("elsewhere"), "alpha", "1");
        Path removed = write(folder, "alpha", "1");
        Files.createSymbolicLink(removed.resolve("link"), elsewhere);
        packages.remove(removed);
        assertThat(folder).isEmptyDirectory();
        assertThat(elsewhere.resolve("inner/most/file")).exists();
    }

    @Test
    void whatAnInterruptedRemovalLeftGoesAtTheNextStart() throws Exception {
        Path rest = write(folder, ".removed-1f", "1");
        Path beingWritten = write(folder, ".adapted-1f", "1");
        Path whole = write(folder, "alpha", "1");
        packages.prepare();
        assertThat(rest.getParent()).doesNotExist();
        assertThat(beingWritten.resolve("model.json")).exists();
        assertThat(whole.resolve("model.json")).exists();
    }

    @Test
    void holdsWhatLiesInItAndNothingElse() throws Exception {
        assertThat(packages.holds(write(folder, "alpha", "1"))).isTrue();
        assertThat(packages.holds(folder.resolve("gone/1"))).isTrue();
        assertThat(packages.holds(place.resolve("gone/1"))).isFalse();
        assertThat(packages.holds(write(place.resolve("public"), "alpha", "1"))).isFalse();
        assertThat(packages.holds(write(place.resolve("state/models-too"), "alpha", "1")))
                .isFalse();
    }

    @Test
    void doesNotHoldWhatALinkLeadsOutTo() throws Exception {
        Path elsewhere = write(place.resolve("elsewhere"), "alpha", "1");
        Files.createSymbolicLink(folder.resolve("alpha"), elsewhere.getParent());
        Files.createSymbolicLink(Files.createDirectories(folder.resolve("beta")).resolve("1"), elsewhere);
        assertThat(packages.holds(folder.resolve("alpha/1"))).isFalse();
        assertThat(packages.holds(folder.resolve("beta/1"))).isFalse();
    }

    @Test
    void holdsItsPackagesAlsoWhereALinkLeadsToIt() throws Exception {
        Path link = Files.createSymbolicLink(place.resolve("link"), folder);
        write(folder, "alpha", "1");
        PrivateFolder linked = new PrivateFolder(link);
        assertThat(linked.holds(link.resolve("alpha/1"))).isTrue();
        linked.remove(link.resolve("alpha/1"));
        assertThat(folder).isEmptyDirectory();
    }
}
