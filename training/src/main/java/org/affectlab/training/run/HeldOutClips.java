package org.affectlab.training.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.media.AudioDecoder;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.data.Clip;
import org.affectlab.training.data.CorpusDigest;
import org.affectlab.training.data.DatasetReader;
import org.affectlab.training.data.RecordingLoader;
import org.affectlab.training.data.Recordings;
import org.affectlab.training.data.SpeechDataset;

/** The clips of the speakers whom a finished run did not hear, decoded. Immutable. */
public record HeldOutClips(List<Clip> clips, Recordings recordings) {
    public HeldOutClips {
        clips = List.copyOf(clips);
    }

    /**
     * Reads them anew.
     *
     * @param corpora those of the run, in its order
     * @throws IOException if the run is unfinished, held nobody out, or was trained on other data
     */
    public static HeldOutClips of(RunDirectory run, List<Path> corpora) throws IOException, InterruptedException {
        RunResult result = run.result();
        if (result.testSpeakers().isEmpty()) {
            throw new IOException(run.path() + " held no speaker out");
        }
        TrainingSettings settings = run.settings();
        SpeechDataset dataset = new DatasetReader().readJoined(corpora, settings.labels());
        if (!CorpusDigest.of(dataset).equals(result.identity().corpusDigest())) {
            throw new IOException(run.path() + " was trained on other data than " + corpora);
        }
        List<Clip> clips = dataset.clipsOf(result.testSpeakers());
        return new HeldOutClips(clips, new RecordingLoader(new AudioDecoder(), 1).load(clips));
    }

    /** Which label each clip has. */
    public int[] actual(List<String> labels) {
        return clips.stream().mapToInt(clip -> labels.indexOf(clip.label())).toArray();
    }

    /** Who speaks in each clip. */
    public List<String> speakers() {
        return clips.stream().map(Clip::speaker).toList();
    }
}
