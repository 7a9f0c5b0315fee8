package org.affectlab.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of recordings of which nothing else is known: every file in it and below counts as one but hidden ones and {@code metadata.csv}. What is no
 * recording is noticed when it is decoded. Stateless.
 */
public final class UnlabelledReader {
    /** In place of an emotion. */
    public static final String LABEL = "unlabelled";

    private static final String SPEAKER = "unknown";

    /** @throws IOException if it is no folder, or an empty one */
    public SpeechDataset read(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException(directory + " is no folder");
        }
        List<Clip> clips;
        try (Stream<Path> files = Files.walk(directory)) {
            clips = files.filter(Files::isRegularFile)
                    .map(file -> clip(directory, file))
                    .filter(clip -> isRecording(clip.id()))
                    .sorted((one, other) -> one.id().compareTo(other.id()))
                    .toList();
        }
        if (clips.isEmpty()) {
            throw new IOException(directory + " holds no recordings");
        }
        return new SpeechDataset(
                directory.toAbsolutePath().normalize().getFileName().toString(), clips);
    }

    private static Clip clip(Path directory, Path file) {
        String id = directory.relativize(file).toString().replace('\\', '/');
        return new Clip(file, id, SPEAKER, LABEL);
    }

    private static boolean isRecording(String id) {
        return !id.startsWith(".") && !id.contains("/.") && !id.equals(MetadataReader.FILE_NAME);
    }
}
