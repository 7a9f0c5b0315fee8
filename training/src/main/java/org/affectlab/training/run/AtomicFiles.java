package org.affectlab.training.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Files that appear whole or not at all. */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Writes a neighbour and moves it over the target; the target's folder must exist. */
    public static void write(Path target, Content content) throws IOException {
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".tmp");
        try (OutputStream stream = Files.newOutputStream(unfinished)) {
            content.writeTo(stream);
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public static void writeString(Path target, String text) throws IOException {
        write(target, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Removes a folder and all that is in it; one that is not there is fine. */
    public static void deleteFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }

    /** What a file holds. */
    public interface Content {
        void writeTo(OutputStream stream) throws IOException;
    }
}
