package org.affectlab.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPackageWriterTest {
    @TempDir
    private Path folder;

    @Test
    void coversEveryPlainFileAndNothingElse() throws Exception {
        Files.write(folder.resolve("model.pt"), new byte[] {1});
        Files.write(folder.resolve("example.npz"), new byte[] {2});
        Files.writeString(folder.resolve("CARD.md"), "abc");
        Files.writeString(folder.resolve(".swap"), "x");
        Files.createDirectory(folder.resolve("folder"));
        ModelPackage written = new ModelPackageWriter().write(folder, Fixtures.linearManifest());
        assertThat(written.manifest().files())
                .containsOnlyKeys("model.pt", "example.npz", "CARD.md")
                .containsEntry("CARD.md", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(written.content("CARD.md")).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
        assertThat(Files.exists(folder.resolve(".model.json.tmp"))).isFalse();
    }

    @Test
    void writesTheSameBytesAgain() throws Exception {
        ModelPackage first = Fixtures.writeLinearPackage(folder, Fixtures.linearManifest());
        ModelPackage second = new ModelPackageWriter().write(first.directory(), first.manifest());
        assertThat(second.digest()).isEqualTo(first.digest());
    }

    @Test
    void wantsModelAndExample() throws Exception {
        Files.write(folder.resolve("model.pt"), new byte[] {1});
        assertThatThrownBy(() -> new ModelPackageWriter().write(folder, Fixtures.linearManifest()))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("example.npz");
    }

    @Test
    void refusesNamesThatAPackageCannotCarry() throws Exception {
        Files.write(folder.resolve("my model.pt"), new byte[] {1});
        assertThatThrownBy(() -> new ModelPackageWriter().write(folder, Fixtures.linearManifest()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("my model.pt");
    }
}
