package org.affectlab.servicekit.jobs.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderJobFilesTest extends JobFilesTest {
    @TempDir
    private Path folder;

    @Override
    JobFiles open() throws IOException {
        return new FolderJobFiles(folder.resolve("deep/files"));
    }

    @Test
    void oldFilesAreFound() throws IOException {
        write("old.input", "x");
        write("new.input", "x");
        Instant then = Instant.now().minusSeconds(100);
        Files.setLastModifiedTime(folder.resolve("deep/files/old.input"), FileTime.from(then));

        assertThat(files().olderThan(then.plusSeconds(10))).containsExactly("old.input");
    }

    @Test
    void anUnfinishedFileLeavesNothingOnTheDisk() throws IOException {
        try (JobFiles.Incoming file = files().create("b.input")) {
            file.write(new byte[100_000]);
        }
        assertThat(folder.resolve("deep/files")).isEmptyDirectory();
    }
}
