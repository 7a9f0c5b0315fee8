package org.affectlab.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Recognises the layout of a corpus folder and reads it. Stateless and thread-safe. */
public final class DatasetReader {

    /**
     * Several corpora as one ({@link SpeechDataset#joined}), or one as it is, with clips of these labels only.
     *
     * @throws IOException if one cannot be read
     */
    public SpeechDataset readJoined(List<Path> directories, Collection<String> labels) throws IOException {
        List<SpeechDataset> corpora = new ArrayList<>();
        for (Path directory : directories) {
            corpora.add(read(directory).withLabels(labels));
        }
        return SpeechDataset.joined(corpora);
    }

    /**
     * A folder with {@code metadata.csv} is read in the generic form, one with {@code Actor_01} as RAVDESS, one with {@code Session1} as IEMOCAP (the
     * improvised sessions; {@link IemocapReader} has the other subset), any other by the names of its files, all in their authors' layouts.
     *
     * @throws IOException if the layout is unknown, a file that it names is missing, or a speaker's name has a colon, which separates it from the
     *     corpus's
     */
    public SpeechDataset read(Path directory) throws IOException {
        SpeechDataset dataset = inItsLayout(directory);
        for (String speaker : dataset.speakers()) {
            if (speaker.contains(":")) {
                throw new IOException(directory + ": a speaker's name must have no colon: " + speaker);
            }
        }
        return dataset;
    }

    private static SpeechDataset inItsLayout(Path directory) throws IOException {
        if (Files.isRegularFile(directory.resolve(MetadataReader.FILE_NAME))) {
            return new MetadataReader().read(directory);
        }
        if (Files.isDirectory(directory.resolve("Actor_01"))) {
            return new RavdessReader().read(directory);
        }
        if (IemocapReader.isOne(directory)) {
            return new IemocapReader(IemocapReader.Subset.IMPROVISED).read(directory);
        }
        return new FileNameReader()
                .read(directory)
                .orElseThrow(() -> new IOException(directory + " holds neither " + MetadataReader.FILE_NAME
                        + " nor a corpus in a layout that is known"));
    }
}
