package org.affectlab.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders of runs. Stateless. */
public final class RunFolders {
    private RunFolders() {}

    /**
     * Those right under a folder, by name.
     *
     * @throws IOException if it is none
     */
    public static List<Path> in(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException(directory + " is no folder");
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }
}
