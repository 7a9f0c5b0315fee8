package org.affectlab.training.run;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.media.AudioDecoder;
import org.affectlab.training.config.AlignmentSettings;
import org.affectlab.training.config.SettingsFile;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.data.Clip;
import org.affectlab.training.data.CorpusDigest;
import org.affectlab.training.data.DatasetReader;
import org.affectlab.training.data.RecordingLoader;
import org.affectlab.training.data.Recordings;
import org.affectlab.training.data.SpeechDataset;
import org.affectlab.training.data.UnlabelledReader;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.network.TrainableNetwork;

/**
 * A labelled source corpus and a target corpus in memory whose labels training does not see, restricted to the emotions that both have (of the source,
 * where the target has no labels at all), ready for any number of runs. For one thread, the one that opened it.
 */
public final class CrossCorpusSession {
    private static final int FEWEST_EMOTIONS = 2;

    private final TrainingSettings settings;
    private final Path settingsFile;
    private final SpeechDataset source;
    private final SpeechDataset target;
    private final boolean tested;
    private final String digest;
    private final Recordings recordings;
    private final int threads;
    private final PrintStream output;
    private final StopSignal stop;

    private CrossCorpusSession(
            TrainingSettings settings,
            Path settingsFile,
            SpeechDataset source,
            SpeechDataset target,
            boolean tested,
            Recordings recordings,
            int threads,
            PrintStream output,
            StopSignal stop)
            throws IOException {
        this.settings = settings;
        this.settingsFile = settingsFile;
        this.source = source;
        this.target = target;
        this.tested = tested;
        this.digest = CorpusDigest.of(source) + " to " + CorpusDigest.of(target);
        this.recordings = recordings;
        this.threads = threads;
        this.output = output;
        this.stop = stop;
    }

    /**
     * Reads settings and corpora, and starts libtorch.
     *
     * @param threads of libtorch and of decoding
     * @throws IOException if a file cannot be read, or the corpora share fewer than two emotions
     */
    public static CrossCorpusSession open(
            Path settingsFile, Path sourceFolder, Path targetFolder, int threads, PrintStream output, StopSignal stop)
            throws IOException, InterruptedException {
        TrainingSettings common = new SettingsFile().read(requireNonNull(settingsFile, "settingsFile is null"));
        List<SpeechDataset> corpora = new DatasetReader().readEach(List.of(sourceFolder, targetFolder));
        SpeechDataset source = corpora.get(0);
        SpeechDataset target = corpora.get(1);
        List<String> shared = target.labelsAmong(source.labelsAmong(common.labels()));
        if (shared.size() < FEWEST_EMOTIONS) {
            throw new IOException(
                    source.name() + " and " + target.name() + " share fewer than two emotions: " + shared);
        }
        return open(
                common.withClasses(shared, common.alignment()),
                settingsFile,
                source.withLabels(shared),
                target.withLabels(shared),
                true,
                threads,
                output,
                stop);
    }

    /**
     * The same with a target without labels, of which nothing is measured.
     *
     * @param emotions that are to be told apart; all of the source's when empty
     * @throws IOException if a file cannot be read, or fewer than two emotions are left
     */
    public static CrossCorpusSession openUnlabelled(
            Path settingsFile,
            Path sourceFolder,
            Path targetFolder,
            List<String> emotions,
            int threads,
            PrintStream output,
            StopSignal stop)
            throws IOException, InterruptedException {
        TrainingSettings common = new SettingsFile().read(requireNonNull(settingsFile, "settingsFile is null"));
        SpeechDataset source = new DatasetReader().read(sourceFolder);
        List<String> known = source.labelsAmong(common.labels());
        List<String> chosen = emotions.isEmpty()
                ? known
                : known.stream().filter(emotions::contains).toList();
        if (chosen.size() < Math.max(FEWEST_EMOTIONS, emotions.size())) {
            throw new IOException("of " + emotions + " " + source.name() + " has " + chosen
                    + "; two emotions or more are needed, and the settings name " + common.labels());
        }
        return open(
                common.withClasses(chosen, common.alignment()),
                settingsFile,
                source.withLabels(chosen),
                new UnlabelledReader().read(targetFolder),
                false,
                threads,
                output,
                stop);
    }

    private static CrossCorpusSession open(
            TrainingSettings settings,
            Path settingsFile,
            SpeechDataset source,
            SpeechDataset target,
            boolean tested,
            int threads,
            PrintStream output,
            StopSignal stop)
            throws IOException, InterruptedException {
        SpeechDataset from = source.qualified();
        SpeechDataset to = target.qualified();
        List<Clip> clips = new ArrayList<>(from.clips());
        clips.addAll(to.clips());
        Recordings recordings = new RecordingLoader(new AudioDecoder(), threads).load(clips);
        output.printf(
                "%s to %s: %d and %d clips of %s%n",
                from.name(), to.name(), from.clips().size(), to.clips().size(), String.join(", ", settings.labels()));
        TorchRuntime.start(ThreadPlan.forOneTask(threads));
        return new CrossCorpusSession(settings, settingsFile, from, to, tested, recordings, threads, output, stop);
    }

    /** Of source and target: {@code ravdess-to-urdu}. */
    public String pair() {
        return source.name() + RunResult.PAIR + target.name();
    }

    public AlignmentSettings alignment() {
        return settings.alignment();
    }

    /**
     * Runs or resumes one training in {@code out/PAIR/METHOD/seed-S/all}.
     *
     * @param method its name in folders and reports
     * @param alignment what the method does
     */
    public Optional<RunResult> run(Path out, String method, AlignmentSettings alignment, long seed) throws IOException {
        TrainingSettings own = settings.withClasses(settings.labels(), alignment);
        NetworkArchive archive = NetworkArchive.open(
                settingsFile.toAbsolutePath().resolveSibling(own.archive()).normalize());
        RunPlan plan = tested
                ? RunPlan.across(own, seed, source, target)
                : RunPlan.towardsUnlabelled(own, seed, source, target);
        RunIdentity identity = new RunIdentity(new SettingsFile().digest(own), digest, seed, plan.fold(), threads);
        RunDirectory directory = RunDirectory.of(out.resolve(pair()).resolve(method), seed, plan.fold());
        try (TrainableNetwork network = TrainableNetwork.open(archive, Device.cpu())) {
            return new TrainingRun(
                            plan,
                            identity,
                            pair(),
                            recordings,
                            network,
                            FirstWeights.of(plan, settingsFile, pair(), archive, directory),
                            directory,
                            new Progress(output, pair() + ", " + method + ", seed " + seed, own.epochs()),
                            stop)
                    .run(Integer.MAX_VALUE);
        }
    }
}
