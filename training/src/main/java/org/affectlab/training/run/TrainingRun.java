package org.affectlab.training.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.affectlab.training.augment.RandomStreams;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.data.Clip;
import org.affectlab.training.data.Recordings;
import org.affectlab.training.network.TrainableNetwork;
import org.affectlab.training.optimiser.Optimiser;
import org.affectlab.training.optimiser.WeightAverage;
import org.jspecify.annotations.Nullable;

/**
 * One training from its first or its last checkpointed epoch to its result. A run that was stopped after any epoch and resumed ends with
 * exactly the weights of one that was not. The test clips are only measured, never used to choose.
 *
 * <p>For the network's thread.
 */
public final class TrainingRun {
    private final RunPlan plan;
    private final RunIdentity identity;
    private final String corpus;
    private final TrainableNetwork network;
    private final FirstWeights firstWeights;
    private final RunDirectory directory;
    private final Progress progress;
    private final StopSignal stop;
    private final Evaluator evaluator;
    private final Optimiser optimiser;
    private final @Nullable WeightAverage average;
    private final EpochTrainer trainer;
    private final List<EpochRecord> history = new ArrayList<>();
    private Checkpoint.@Nullable Best best;

    public TrainingRun(
            RunPlan plan,
            RunIdentity identity,
            String corpus,
            Recordings recordings,
            TrainableNetwork network,
            FirstWeights firstWeights,
            RunDirectory directory,
            Progress progress,
            StopSignal stop) {
        this.plan = requireNonNull(plan, "plan is null");
        this.identity = requireNonNull(identity, "identity is null");
        this.corpus = requireNonNull(corpus, "corpus is null");
        this.network = requireNonNull(network, "network is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.progress = requireNonNull(progress, "progress is null");
        this.stop = requireNonNull(stop, "stop is null");
        this.firstWeights = requireNonNull(firstWeights, "firstWeights is null");
        TrainingSettings settings = plan.settings();
        RandomStreams streams = new RandomStreams(plan.seed());
        this.evaluator = new Evaluator(
                network, recordings, settings.labels(), settings.windows().hopFrames());
        network.module().initialise(firstWeights.source());
        if (firstWeights.measuring()) {
            TrainingStatistics.measure(network, plan.training(), recordings, stop);
        }
        double decay = settings.optimiser().averagingDecay();
        this.optimiser = Optimiser.of(network.module(), settings.optimiser());
        this.average = decay == 0 ? null : new WeightAverage(network.module(), decay);
        this.trainer = new EpochTrainer(
                settings, plan.training(), recordings, network, optimiser, average, streams, plan.unlabelled());
    }

    /**
     * Trains the epochs that are still to do, and writes the result when the last one is done.
     *
     * @param untilEpoch pauses after this epoch; the checkpoint is there to go on from
     * @return the result, or empty when paused
     * @throws IOException if the folder belongs to another run, or cannot be written
     */
    public Optional<RunResult> run(int untilEpoch) throws IOException {
        Optional<RunResult> finished = directory.readResult();
        if (finished.isPresent()) {
            checkSameRun(finished.get().identity());
            progress.say("already finished");
            return finished;
        }
        directory.create(plan.settings());
        Optional<Checkpoint> checkpoint = directory.readCheckpoint();
        if (checkpoint.isPresent()) {
            restore(checkpoint.get());
            progress.say("goes on after epoch " + history.size());
        }
        while (history.size() < plan.settings().epochs() && !shouldStop()) {
            if (history.size() >= untilEpoch) {
                return Optional.empty();
            }
            trainEpoch(history.size() + 1);
        }
        return Optional.of(finish());
    }

    private void trainEpoch(int epoch) throws IOException {
        long begin = System.nanoTime();
        EpochRecord trained =
                trainer.train(history.stream().map(EpochRecord::loss).toList(), (step, steps, loss) -> {
                    progress.step(epoch, step, steps, loss);
                    stop.check();
                });
        EpochRecord record = isEvaluated(epoch)
                ? withAverages(
                        () -> trained.withScores(validate(epoch), plan.test().isEmpty() ? null : score(plan.test())))
                : trained;
        history.add(record);
        directory.writeCheckpoint(checkpoint());
        progress.epoch(record, (System.nanoTime() - begin) / 1e9);
    }

    private boolean isEvaluated(int epoch) {
        return epoch % plan.settings().evaluateEveryEpochs() == 0
                || epoch == plan.settings().epochs();
    }

    private EpochRecord.@Nullable Score validate(int epoch) {
        if (plan.validation().isEmpty()) {
            return null;
        }
        EpochRecord.Score score = score(plan.validation());
        if (best == null || score.uar() > best.uar()) {
            best = new Checkpoint.Best(epoch, score.uar(), network.module().weights());
        }
        return score;
    }

    private EpochRecord.Score score(List<Clip> clips) {
        return evaluator.evaluate(clips).score();
    }

    private boolean shouldStop() {
        int patience = plan.settings().patienceEpochs();
        return patience > 0 && best != null && history.size() - best.epoch() >= patience;
    }

    private RunResult finish() throws IOException {
        int epoch = best == null ? history.size() : best.epoch();
        Evaluation evaluation = best == null ? withAverages(this::keep) : keepBest(best);
        RunResult result = new RunResult(
                plan.settings().name(),
                identity,
                corpus,
                plan.settings().labels(),
                epoch,
                speakers(plan.training()),
                speakers(plan.validation()),
                speakers(plan.test()),
                firstWeights.heardSpeakers(),
                plan.training().size(),
                evaluation == null ? null : evaluation.confusion().counts(),
                evaluation == null ? null : evaluation.calibrationError(),
                history.stream().mapToDouble(EpochRecord::seconds).sum() / 3600,
                history);
        directory.writeResult(result);
        return result;
    }

    private @Nullable Evaluation keepBest(Checkpoint.Best chosen) {
        network.module().setWeights(chosen.weights());
        return keep();
    }

    /** Saves the present weights and measures them. */
    private @Nullable Evaluation keep() {
        try {
            AtomicFiles.write(directory.model(), network::write);
            if (plan.test().isEmpty()) {
                return null;
            }
            Evaluation evaluation = evaluator.evaluate(plan.test());
            directory.writePredictions(evaluation);
            return evaluation;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T extends @Nullable Object> T withAverages(Supplier<T> action) {
        return average == null ? action.get() : average.applied(action);
    }

    private Checkpoint checkpoint() {
        return new Checkpoint(
                identity,
                history,
                network.module().weights(),
                optimiser.state(),
                average == null ? null : average.state(),
                best);
    }

    private void restore(Checkpoint checkpoint) throws IOException {
        checkSameRun(checkpoint.identity());
        network.module().setWeights(checkpoint.weights());
        optimiser.restore(checkpoint.optimiser());
        if (average != null && checkpoint.average() != null) {
            average.restore(checkpoint.average());
        }
        best = checkpoint.best();
        history.addAll(checkpoint.history());
    }

    private void checkSameRun(RunIdentity other) throws IOException {
        if (!identity.equals(other)) {
            throw new IOException(directory.path() + " belongs to another run: " + other + " instead of " + identity);
        }
    }

    private static List<String> speakers(List<Clip> clips) {
        return clips.stream().map(Clip::speaker).distinct().toList();
    }
}
