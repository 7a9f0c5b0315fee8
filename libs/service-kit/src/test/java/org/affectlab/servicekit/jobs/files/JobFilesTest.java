package org.affectlab.servicekit.jobs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same wherever files are kept. */
abstract class JobFilesTest {
    private JobFiles files;

    /** Of a place with nothing in it. */
    abstract JobFiles open() throws IOException;

    @BeforeEach
    void start() throws IOException {
        files = open();
    }

    final JobFiles files() {
        return files;
    }

    final void write(String name, String text) throws IOException {
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
        assertThat(files.olderThan(Instant.now().plusSeconds(3600))).containsExactly("a.input");
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
    void filesAreFoundByTheirAge() throws IOException {
        write("old.input", "x");
        assertThat(files.olderThan(Instant.now().minusSeconds(3600))).isEmpty();
        assertThat(files.olderThan(Instant.now().plusSeconds(3600))).containsExactly("old.input");
    }

    @Test
    void aLargeFileGoesThroughInPieces() throws IOException {
        byte[] piece = new byte[1 << 20];
        try (JobFiles.Incoming file = files.create("large.input")) {
            for (int number = 0; number < 40; number++) {
                java.util.Arrays.fill(piece, (byte) number);
                file.write(piece);
            }
            file.commit();
        }
        assertThat(files.size("large.input")).isEqualTo(40L << 20);
        try (InputStream stream = files.open("large.input")) {
            for (int number = 0; number < 40; number++) {
                assertThat(stream.readNBytes(piece.length)[number]).isEqualTo((byte) number);
            }
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    void thereIsRoom() throws IOException {
        assertThat(files.freeBytes()).isPositive();
    }
}
