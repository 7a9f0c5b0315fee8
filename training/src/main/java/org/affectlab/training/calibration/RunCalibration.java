package org.affectlab.training.calibration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.training.config.TrainingSettings;
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
        List<float[][]> logits = WindowLogits.of(
                directory.model(),
                archive.description().windowSamples(),
                settings.windows().hopFrames(),
                heldOut);
        Calibration calibration = HeldOutCalibration.of(
                logits,
                heldOut.actual(settings.labels()),
                heldOut.speakers(),
                directory.result().identity().settingsDigest());
        calibration.write(run);
        return calibration;
    }
}
