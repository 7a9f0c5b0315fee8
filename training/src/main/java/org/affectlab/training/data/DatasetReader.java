package org.affectlab.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Recognises the layout of a corpus folder and reads it. Stateless and thread-safe. */
public final class DatasetReader {

    /**
     * Several corpora as one ({@link SpeechDataset#joined}), or one as it is, with clips of these labels only.
     *
     * @throws IOException if one cannot be read, or two have speakers in common
     */
    public SpeechDataset readJoined(List<Path> directories, Collection<String> labels) throws IOException {
        List<SpeechDataset> corpora = new ArrayList<>();
        for (SpeechDataset corpus : readEach(directories)) {
            corpora.add(corpus.withLabels(labels));
        }
        return SpeechDataset.joined(corpora);
    }

    /**
     * Several corpora, each for itself.
     *
     * @throws IOException if one cannot be read, or two are subsets of one corpus: its speakers would be on both sides of a split
     */
    public List<SpeechDataset> readEach(List<Path> directories) throws IOException {
        List<SpeechDataset> corpora = new ArrayList<>();
        Map<String, String> corpusOf = new HashMap<>();
        for (Path directory : directories) {
            SpeechDataset corpus = read(directory);
            for (String speaker : corpus.speakers()) {
                String other =
                        corpusOf.putIfAbsent(IemocapSpeakers.person(corpus.name() + ':' + speaker), corpus.name());
                if (other != null && !other.equals(corpus.name())) {
                    throw new IOException(corpus.name() + " and " + other
                            + " have speakers in common, so they are read one at a time");
                }
            }
            corpora.add(corpus);
        }
        return corpora;
    }

    /**
     * A folder with {@code metadata.csv} is read in the generic form, one with {@code Actor_01} as RAVDESS, one with {@code Session1} as IEMOCAP, any other
     * by the names of its files, all in their authors' layouts.
     *
     * @param directory of the corpus; IEMOCAP's name may be followed by {@code #improvised}, which is what is read without it, or {@code #all}
     * @throws IOException if the layout is unknown, the corpus has no such subset, a file that it names is missing, or a speaker's name has a colon, which separates it from the
     *     corpus's
     */
    public SpeechDataset read(Path directory) throws IOException {
        CorpusFolder folder = CorpusFolder.of(directory);
        SpeechDataset dataset = folder.subset().isPresent()
                ? subset(folder.directory(), folder.subset().get())
                : inItsLayout(directory);
        for (String speaker : dataset.speakers()) {
            if (speaker.contains(":")) {
                throw new IOException(directory + ": a speaker's name must have no colon: " + speaker);
            }
        }
        return dataset;
    }

    private static SpeechDataset subset(Path directory, String id) throws IOException {
        if (isGeneric(directory) || !IemocapReader.isOne(directory)) {
            throw new IOException(directory + " is no folder of IEMOCAP, which alone has subsets, so it has no #" + id);
        }
        IemocapReader.Subset subset = IemocapReader.Subset.of(id)
                .orElseThrow(() -> new IOException("IEMOCAP has no subset #" + id + "; it has #improvised and #all"));
        return new IemocapReader(subset).read(directory);
    }

    private static boolean isGeneric(Path directory) {
        return Files.isRegularFile(directory.resolve(MetadataReader.FILE_NAME));
    }

    private static SpeechDataset inItsLayout(Path directory) throws IOException {
        if (isGeneric(directory)) {
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
