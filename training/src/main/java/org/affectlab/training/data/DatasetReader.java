package org.affectlab.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recognises the layout of a corpus folder and reads it. Stateless and thread-safe. */
public final class DatasetReader {

    /**
     * A folder with {@code metadata.csv} is read in the generic form, one with {@code Actor_01} as RAVDESS in its authors' layout.
     *
     * @throws IOException if the layout is unknown or a file that it names is missing
     */
    public SpeechDataset read(Path directory) throws IOException {
        if (Files.isRegularFile(directory.resolve(MetadataReader.FILE_NAME))) {
            return new MetadataReader().read(directory);
        }
        if (Files.isDirectory(directory.resolve("Actor_01"))) {
            return new RavdessReader().read(directory);
        }
        throw new IOException(directory + " holds neither " + MetadataReader.FILE_NAME + " nor RAVDESS's Actor_01");
    }
}
