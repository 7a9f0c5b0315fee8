package org.affectlab.training.calibration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.media.AudioDecoder;
import org.affectlab.training.augment.WindowGrid;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.data.Clip;
import org.affectlab.training.data.CorpusDigest;
import org.affectlab.training.data.DatasetReader;
import org.affectlab.training.data.RecordingLoader;
import org.affectlab.training.data.Recordings;
import org.affectlab.training.data.SpeechDataset;
import org.affectlab.training.network.ExportedModule;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.run.RunDirectory;
import org.affectlab.training.run.RunResult;

/** Calibrates a finished run on the speakers that it held out. For one thread on which libtorch has been started. */
public final class RunCalibration {
    private final Path run;
    private final List<Path> corpora;
    private final NetworkArchive archive;

    /** @param corpora those of the run, in its order */
    public RunCalibration(Path run, List<Path> corpora, NetworkArchive archive) {
        this.run = run;
        this.archive = archive;
        this.corpora = List.copyOf(corpora);
    }

    /**
     * Writes {@code calibration.json} into the run's folder.
     *
     * @throws IOException if the run is unfinished, held nobody out, or was trained on other data
     */
    public Calibration write() throws IOException, InterruptedException {
        RunDirectory directory = new RunDirectory(run);
        RunResult result = directory
                .readResult()
                .orElseThrow(() -> new IOException(run + " is no finished run: it has no result.json"));
        if (result.testSpeakers().isEmpty()) {
            throw new IOException(run + " held no speaker out: there is nobody to calibrate on");
        }
        TrainingSettings settings = directory.settings();
        SpeechDataset dataset = new DatasetReader().readJoined(corpora, settings.labels());
        if (!CorpusDigest.of(dataset).equals(result.identity().corpusDigest())) {
            throw new IOException(run + " was trained on other data than " + corpora);
        }
        List<Clip> clips = dataset.clipsOf(result.testSpeakers());
        Recordings recordings = new RecordingLoader(new AudioDecoder(), 1).load(clips);
        List<float[][]> logits = new ArrayList<>();
        try (ExportedModule module = ExportedModule.open(directory.model())) {
            for (Clip clip : clips) {
                logits.add(logits(
                        module, recordings.samples(clip), settings.windows().hopFrames()));
            }
        }
        Calibration calibration = HeldOutCalibration.of(
                logits,
                clips.stream()
                        .mapToInt(clip -> settings.labels().indexOf(clip.label()))
                        .toArray(),
                clips.stream().map(Clip::speaker).toList(),
                result.identity().settingsDigest());
        calibration.write(run);
        return calibration;
    }

    private float[][] logits(ExportedModule module, float[] samples, int hopFrames) throws IOException {
        WindowGrid grid = new WindowGrid(archive.description().windowSamples());
        int[] starts = grid.starts(samples.length, hopFrames);
        float[][] logits = new float[starts.length][];
        for (int index = 0; index < starts.length; index++) {
            float[] window = new float[grid.windowSamples()];
            grid.copy(samples, starts[index], window, 0);
            logits[index] = module.call("forward", window).toFloats();
        }
        return logits;
    }
}
