package org.affectlab.training.pointcloud.run;

import ai.djl.Device;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.affectlab.training.pointcloud.config.PointDefaults;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.affectlab.training.pointcloud.data.PointDataset;
import org.affectlab.training.pointcloud.data.PointDatasetDigest;
import org.affectlab.training.pointcloud.data.PointDatasets;
import org.affectlab.training.pointcloud.network.TrainablePointNetwork;
import org.affectlab.training.run.Progress;
import org.affectlab.training.run.RunIdentity;
import org.affectlab.training.run.SessionTools;
import org.affectlab.training.run.StopSignal;

/**
 * A data set and an archive, ready for any number of runs one after the other; scenes that were read stay in memory. For one thread, the one that
 * opened it.
 */
public final class PointSession {
    private final PointSettings settings;
    private final PointDataset dataset;
    private final String digest;
    private final SceneStore store;
    private final SessionTools tools;

    private PointSession(PointSettings settings, PointDataset dataset, String digest, SessionTools tools) {
        this.settings = settings;
        this.dataset = dataset;
        this.digest = digest;
        this.store = new SceneStore(dataset, settings, tools.threads());
        this.tools = tools;
    }

    /**
     * Opens archive and data set, and starts libtorch.
     *
     * @param settingsFile which the archive's path is relative to
     * @param threads of libtorch and of geometry
     * @throws IOException if something cannot be read, or archive, settings and data have not the same classes
     */
    public static PointSession open(
            PointSettings settings, Path settingsFile, Path data, int threads, PrintStream output, StopSignal stop)
            throws IOException {
        SessionTools tools = SessionTools.open(settingsFile, settings.archive(), threads, output, stop);
        int classes = tools.archive().description().classes();
        if (classes != settings.labels().size()) {
            throw new IOException("the archive has " + classes + " classes, the settings "
                    + settings.labels().size());
        }
        PointDataset dataset = new PointDatasets().open(data);
        DataClasses.check(settings, dataset);
        String digest = PointDatasetDigest.of(dataset);
        output.printf("%s: %d scenes, %s%n", dataset.name(), dataset.scenes().size(), digest);
        output.flush();
        tools.startTorch();
        return new PointSession(settings, dataset, digest, tools);
    }

    /** The folds of the settings' protocol, in order. */
    public List<PointFold> folds() {
        return PointFold.of(settings.protocol(), dataset);
    }

    /**
     * Runs or resumes one training in {@code out/seed-S/fold-K} ({@code out/seed-S/all} where nothing is held out).
     *
     * @param untilEpoch pauses after this epoch
     */
    public Optional<PointRunResult> run(Path out, long seed, PointFold fold, int untilEpoch) throws IOException {
        RunIdentity identity =
                new RunIdentity(PointDefaults.format().digest(settings), digest, seed, fold.number(), tools.threads());
        String title = settings.name() + ", seed " + seed + (fold.number() == 0 ? "" : ", fold " + fold.number());
        PointRunDirectory directory = PointRunDirectory.of(out, seed, fold.number());
        Progress progress = tools.progress(title, settings.epochs());
        Optional<PointRunResult> finished = directory.readResult();
        if (finished.isPresent()) {
            directory.checkSameRun(identity, finished.get().identity());
            progress.say("already finished");
            return finished;
        }
        TrainablePointNetwork network =
                TrainablePointNetwork.open(tools.archive(), settings.recipe(), settings.batchSize(), Device.cpu());
        try {
            return new PointTrainingRun(
                            settings,
                            identity,
                            new TrainingScenes(dataset.name(), networkName(), fold, store),
                            network,
                            directory,
                            progress,
                            tools.stop())
                    .run(untilEpoch);
        } finally {
            network.close();
        }
    }

    private String networkName() {
        return tools.archive().description().network()
                + new TreeMap<>(tools.archive().description().switches())
                        .entrySet().stream()
                                .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining());
    }
}
