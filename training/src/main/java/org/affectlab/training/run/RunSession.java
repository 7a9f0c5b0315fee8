package org.affectlab.training.run;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affectlab.evaluation.Fold;
import org.affectlab.media.AudioDecoder;
import org.affectlab.training.config.SettingsFile;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.data.CorpusDigest;
import org.affectlab.training.data.DatasetReader;
import org.affectlab.training.data.RecordingLoader;
import org.affectlab.training.data.Recordings;
import org.affectlab.training.data.SpeechDataset;
import org.affectlab.training.network.TrainableNetwork;
import org.jspecify.annotations.Nullable;

/**
 * A corpus in memory and an archive, ready for any number of runs one after the other. For one thread, the one that opened it.
 */
public final class RunSession {
    private final TrainingSettings settings;
    private final Path settingsFile;
    private final SpeechDataset dataset;
    private final String corpusDigest;
    private final Recordings recordings;
    private final SessionTools tools;

    private RunSession(
            TrainingSettings settings,
            Path settingsFile,
            SpeechDataset dataset,
            String corpusDigest,
            Recordings recordings,
            SessionTools tools) {
        this.settings = settings;
        this.settingsFile = settingsFile;
        this.dataset = dataset;
        this.corpusDigest = corpusDigest;
        this.recordings = recordings;
        this.tools = tools;
    }

    /**
     * Reads settings, corpora and archive, and starts libtorch.
     *
     * @param corpora at least one; several are trained on as one
     * @param threads of libtorch and of decoding
     */
    public static RunSession open(
            Path settingsFile, List<Path> corpora, int threads, PrintStream output, StopSignal stop)
            throws IOException, InterruptedException {
        return open(
                new SettingsFile().read(requireNonNull(settingsFile, "settingsFile is null")),
                settingsFile,
                corpora,
                threads,
                output,
                stop);
    }

    /** @param settings instead of the file's own; paths in them are relative to the file all the same */
    public static RunSession open(
            TrainingSettings settings,
            Path settingsFile,
            List<Path> corpora,
            int threads,
            PrintStream output,
            StopSignal stop)
            throws IOException, InterruptedException {
        SessionTools tools = SessionTools.open(settingsFile, settings.archive(), threads, output, stop);
        SpeechDataset dataset = new DatasetReader().readJoined(corpora, settings.labels());
        long begin = System.nanoTime();
        String digest = CorpusDigest.of(dataset);
        Recordings recordings = new RecordingLoader(new AudioDecoder(), threads).load(dataset.clips());
        output.printf(
                "%s: %d clips of %d speakers, %s, decoded in %.1f s%n",
                dataset.name(),
                dataset.clips().size(),
                dataset.speakers().size(),
                digest,
                (System.nanoTime() - begin) / 1e9);
        tools.startTorch();
        return new RunSession(settings, settingsFile, dataset, digest, recordings, tools);
    }

    /** The folds of the settings' protocol, in order. */
    public List<Fold> folds() {
        return ProtocolFolds.of(settings.protocol(), dataset.speakers());
    }

    public TrainingSettings settings() {
        return settings;
    }

    /** Numbers of the folds that were named, or of all. */
    public List<Integer> chosen(@Nullable List<Integer> named) {
        return named == null ? folds().stream().map(Fold::number).toList() : List.copyOf(named);
    }

    /** Runs or resumes every fold of every seed, one after the other. */
    public void runAll(Path out, List<Long> seeds, List<Integer> folds) throws IOException {
        checkFirstWeights(seeds, folds);
        for (long seed : seeds) {
            for (int fold : folds) {
                run(out, seed, fold, Integer.MAX_VALUE);
            }
        }
    }

    private void checkFirstWeights(List<Long> seeds, List<Integer> folds) throws IOException {
        List<RunPlan> plans = new ArrayList<>();
        for (long seed : seeds) {
            folds.forEach(fold -> plans.add(plan(seed, fold)));
        }
        if (!plans.isEmpty()) {
            FirstWeights.check(plans, settingsFile, dataset.name());
        }
    }

    private RunPlan plan(long seed, @Nullable Integer fold) {
        List<Fold> folds = folds();
        if (fold != null && (fold < 1 || fold > folds.size())) {
            throw new IllegalArgumentException("fold must be between 1 and " + folds.size() + ": " + fold);
        }
        return RunPlan.of(settings, seed, dataset, fold == null ? null : folds.get(fold - 1));
    }

    /**
     * Runs or resumes one training in {@code out/seed-S/fold-K} ({@code out/seed-S/all} without a fold).
     *
     * @param fold from 1, or null to train on every speaker
     * @param untilEpoch pauses after this epoch
     */
    public Optional<RunResult> run(Path out, long seed, @Nullable Integer fold, int untilEpoch) throws IOException {
        RunPlan plan = plan(seed, fold);
        RunIdentity identity =
                new RunIdentity(new SettingsFile().digest(settings), corpusDigest, seed, plan.fold(), tools.threads());
        RunDirectory directory = RunDirectory.of(out, seed, plan.fold());
        String title = "seed " + seed + (fold == null ? "" : ", fold " + fold + "/" + folds().size());
        try (TrainableNetwork network = TrainableNetwork.open(tools.archive(), Device.cpu())) {
            return new TrainingRun(
                            plan,
                            identity,
                            dataset.name(),
                            recordings,
                            network,
                            FirstWeights.of(plan, settingsFile, dataset.name(), tools.archive(), directory),
                            directory,
                            tools.progress(title, settings.epochs()),
                            tools.stop())
                    .run(untilEpoch);
        }
    }
}
