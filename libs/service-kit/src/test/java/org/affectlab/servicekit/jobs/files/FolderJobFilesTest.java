package org.affectlab.servicekit.jobs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FolderJobFilesTest {
    @TempDir
    Path folder;

    private FolderJobFiles files;

    @BeforeEach
    void start() throws IOException {
        files = new FolderJobFiles(folder.resolve("deep/files"));
    }

    private void write(String name, String text) throws IOException {
        try (JobFiles.Incoming file = files.create(name)) {
            file.write(text.getBytes(StandardCharsets.UTF_8));
            file.commit();
        }
    }

    private String read(String name) throws IOException {
        try (InputStream stream = files.open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatIsCommittedIsThere() throws IOException {
        write("a.input", "first");
        write("a.input", "second, and longer");

        assertThat(read("a.input")).isEqualTo("second, and longer");
        assertThat(files.size("a.input")).isEqualTo(18);
    }

    @Test
    void whatIsNotCommittedLeavesNothing() throws IOException {
        write("a.input", "kept");
        try (JobFiles.Incoming file = files.create("a.input")) {
            file.write(1);
        }
        try (JobFiles.Incoming file = files.create("b.input")) {
            file.write(new byte[100_000]);
        }

        assertThat(read("a.input")).isEqualTo("kept");
        assertThat(files.size("b.input")).isEqualTo(-1);
        assertThat(Files.list(folder.resolve("deep/files"))).hasSize(1);
    }

    @Test
    void deletingIsRepeatable() throws IOException {
        write("a.input", "x");
        files.delete("a.input");
        files.delete("a.input");

        assertThatThrownBy(() -> files.open("a.input")).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../a", "a/b", "/etc/passwd", "A", "a b", ".hidden", "a\0"})
    void aNameIsNoPath(String name) {
        assertThatThrownBy(() -> files.create(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.open(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.delete(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oldFilesAreFound() throws IOException {
        write("old.input", "x");
        write("new.input", "x");
        Instant then = Instant.now().minusSeconds(100);
        Files.setLastModifiedTime(folder.resolve("deep/files/old.input"), FileTime.from(then));

        assertThat(files.olderThan(then.plusSeconds(10))).containsExactly("old.input");
    }
}
