package org.affectlab.servicekit.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
    @TempDir
    private Path folder;

    @Test
    void isMadeWhenItIsMissing() {
        Path missing = folder.resolve("state/models");
        PrivateFolder.make(missing);
        PrivateFolder.make(missing);
        assertThat(missing).isDirectory();
    }

    @Test
    void doesNotKeepAServiceFromStarting() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatCode(() -> PrivateFolder.make(file.resolve("models"))).doesNotThrowAnyException();
    }
}
