package org.affectlab.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InternalSecretTest {
    @TempDir
    Path folder;

    @Test
    void isReadFromAFileWithoutTheSpaceAroundIt() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "x".repeat(64) + "\n");

        assertThat(InternalSecret.read(file).bytes()).hasSize(64);
    }

    @Test
    void isNeverPrinted() {
        assertThat(InternalSecret.of("s".repeat(40))).hasToString("InternalSecret[40 bytes]");
    }

    @Test
    void tooShortOrTooLongIsRefused() throws IOException {
        Path large = Files.writeString(folder.resolve("large"), "x".repeat(5000));

        assertThatThrownBy(() -> InternalSecret.of("x".repeat(31) + "   "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("31 bytes");
        assertThatThrownBy(() -> InternalSecret.read(large)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InternalSecret.read(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }
}
