package org.affectlab.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Corpora whose file names say everything, in their authors' layouts ({@link CorpusLayouts}). Which corpus it is, is told by the names: the
 * layout that most files follow. Files that do not follow it are passed over, so documentation may lie beside. Clips are listed by speaker, then
 * by path. The same utterance in two file formats is refused. Stateless and thread-safe.
 */
final class FileNameReader {
    private static final int DEEPEST = 6;

    /**
     * Empty if no file has a name that any corpus gives, or there is no such folder.
     *
     * @throws IOException if the folder cannot be listed, or holds an utterance twice, such as a video and its sound
     */
    Optional<SpeechDataset> read(Path directory) throws IOException {
        List<String> files = files(directory);
        Optional<CorpusLayout> layout = CorpusLayouts.ALL.stream()
                .max(Comparator.comparingLong(candidate -> count(candidate, files)))
                .filter(best -> count(best, files) > 0);
        return layout.isEmpty() ? Optional.empty() : Optional.of(dataset(layout.get(), directory, files));
    }

    private static long count(CorpusLayout layout, List<String> files) {
        return files.stream().filter(layout::knows).count();
    }

    private static SpeechDataset dataset(CorpusLayout layout, Path directory, List<String> files) throws IOException {
        List<Clip> clips = new ArrayList<>();
        Map<String, String> stems = new HashMap<>();
        for (String file : files) {
            Optional<CorpusLayout.Spoken> spoken = layout.read(file);
            if (spoken.isPresent()) {
                clips.add(new Clip(
                        directory.resolve(file),
                        file,
                        spoken.get().speaker(),
                        spoken.get().emotion()));
                String other = stems.putIfAbsent(file.substring(0, file.lastIndexOf('.')), file);
                if (other != null) {
                    throw new IOException(directory + " holds one utterance twice, as " + other + " and " + file
                            + "; keep one of them");
                }
            }
        }
        clips.sort(Comparator.comparing(FileNameReader::order)
                .thenComparing(Clip::speaker)
                .thenComparing(Clip::id));
        return new SpeechDataset(layout.name(), clips);
    }

    /** Numbers by their value, so that speaker 10 comes after speaker 9. */
    private static int order(Clip clip) {
        return clip.speaker().matches("\\d{1,9}") ? Integer.parseInt(clip.speaker()) : 0;
    }

    private static List<String> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.walk(directory, DEEPEST)) {
            return entries.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
