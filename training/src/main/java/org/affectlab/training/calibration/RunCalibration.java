package org.affectlab.training.calibration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.training.augment.WindowGrid;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.data.Clip;
import org.affectlab.training.network.ExportedModule;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.run.HeldOutClips;
import org.affectlab.training.run.RunDirectory;

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
        HeldOutClips heldOut = HeldOutClips.of(directory, corpora);
        TrainingSettings settings = directory.settings();
        List<Clip> clips = heldOut.clips();
        List<float[][]> logits = new ArrayList<>();
        try (ExportedModule module = ExportedModule.open(directory.model())) {
            for (Clip clip : clips) {
                logits.add(logits(
                        module,
                        heldOut.recordings().samples(clip),
                        settings.windows().hopFrames()));
            }
        }
        Calibration calibration = HeldOutCalibration.of(
                logits,
                clips.stream()
                        .mapToInt(clip -> settings.labels().indexOf(clip.label()))
                        .toArray(),
                clips.stream().map(Clip::speaker).toList(),
                directory.result().identity().settingsDigest());
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
