package org.affectlab.training.pointcloud.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.affectlab.evaluation.SegmentationMetrics;
import org.affectlab.training.augment.RandomStreams;
import org.affectlab.training.network.ParameterInitialiser;
import org.affectlab.training.optimiser.Optimiser;
import org.affectlab.training.optimiser.WeightAverage;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.affectlab.training.pointcloud.data.SceneSource;
import org.affectlab.training.pointcloud.network.TrainablePointNetwork;
import org.affectlab.training.run.AtomicFiles;
import org.affectlab.training.run.Progress;
import org.affectlab.training.run.RunIdentity;
import org.affectlab.training.run.StopSignal;
import org.jspecify.annotations.Nullable;

/**
 * One training from its first or its last checkpointed epoch to its result. A run that was stopped after any epoch and resumed ends with
 * exactly the network of one that was not. For the network's thread.
 */
public final class PointTrainingRun {
    private final PointSettings settings;
    private final RunIdentity identity;
    private final TrainingScenes scenes;
    private final PointRunDirectory directory;
    private final Progress progress;
    private final StopSignal stop;
    private final RandomStreams streams;
    private final SceneEvaluator evaluator;
    private final BatchMaker batches;
    private final long[] classCounts;
    private final float[] classWeights;
    private final List<PointEpochRecord> history = new ArrayList<>();
    private TrainablePointNetwork network;
    private Optimiser optimiser;
    private @Nullable WeightAverage average;

    /** @param network freshly opened; this closes it */
    public PointTrainingRun(
            PointSettings settings,
            RunIdentity identity,
            TrainingScenes scenes,
            TrainablePointNetwork network,
            PointRunDirectory directory,
            Progress progress,
            StopSignal stop) {
        this.settings = requireNonNull(settings, "settings is null");
        this.identity = requireNonNull(identity, "identity is null");
        this.scenes = requireNonNull(scenes, "scenes is null");
        this.network = requireNonNull(network, "network is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.progress = requireNonNull(progress, "progress is null");
        this.stop = requireNonNull(stop, "stop is null");
        this.streams = new RandomStreams(identity.seed());
        this.evaluator = new SceneEvaluator(scenes.store(), settings, identity.threads(), stop);
        this.batches = new BatchMaker(settings, scenes.sampler(settings, streams), streams, identity.threads());
        this.classCounts = scenes.classCounts(settings);
        this.classWeights = settings.loss().weights(classCounts);
        network.module().initialise(new ParameterInitialiser(streams));
        this.optimiser = Optimiser.of(network.module(), settings.optimiser());
        this.average = averageOf(network);
    }

    private @Nullable WeightAverage averageOf(TrainablePointNetwork of) {
        double decay = settings.optimiser().averagingDecay();
        return decay == 0 ? null : new WeightAverage(of.module(), decay);
    }

    /**
     * Trains the epochs that are still to do, and writes the result when the last one is done.
     *
     * @param untilEpoch pauses after this epoch; the checkpoint is there to go on from
     * @return the result, or empty when paused
     * @throws IOException if the folder belongs to another run, or cannot be written
     */
    public Optional<PointRunResult> run(int untilEpoch) throws IOException {
        try {
            directory.create(settings);
            Optional<PointCheckpoint> checkpoint = directory.readCheckpoint();
            if (checkpoint.isPresent()) {
                restore(checkpoint.get());
                progress.say("goes on after epoch " + history.size());
            }
            return epochs(untilEpoch);
        } finally {
            network.close();
        }
    }

    private Optional<PointRunResult> epochs(int untilEpoch) throws IOException {
        PointEpochTrainer trainer =
                new PointEpochTrainer(settings, network, batches, classWeights, optimiser, average, streams);
        while (history.size() < settings.epochs()) {
            if (history.size() >= untilEpoch) {
                return Optional.empty();
            }
            trainEpoch(trainer, history.size() + 1);
        }
        return Optional.of(finish());
    }

    private void trainEpoch(PointEpochTrainer trainer, int epoch) throws IOException {
        long begin = System.nanoTime();
        PointEpochRecord trained = trainer.train(epoch, (step, steps, loss) -> {
            progress.step(epoch, step, steps, loss);
            stop.check();
        });
        PointEpochRecord record = isEvaluated(epoch) ? trained.withScore(evaluate(epoch)) : trained;
        history.add(record);
        directory.writeCheckpoint(new PointCheckpoint(
                identity, history, network.written(), optimiser.state(), average == null ? null : average.state()));
        progress.epoch(epoch, PointEpochLog.line(record), (System.nanoTime() - begin) / 1e9);
    }

    /** The last epoch is always evaluated: here where the best is chosen, else at the end, as the result. */
    private boolean isEvaluated(int epoch) {
        boolean due = epoch == settings.epochs()
                ? settings.choice() == PointSettings.Choice.BEST_HELD_OUT
                : epoch % settings.evaluateEveryEpochs() == 0;
        return due && !scenes.heldOut().isEmpty();
    }

    private PointEpochRecord.Score evaluate(int epoch) throws IOException {
        try (TrainablePointNetwork finished = finished(epoch)) {
            PointEpochRecord.Score score = score(evaluator.evaluate(scenes.heldOut(), finished));
            if (settings.choice() == PointSettings.Choice.BEST_HELD_OUT
                    && bestEpoch().map(best -> score.meanIou() > miou(best)).orElse(true)) {
                AtomicFiles.write(directory.best(), finished::write);
            }
            return score;
        }
    }

    private TrainablePointNetwork finished(int epoch) throws IOException {
        return FinishedNetwork.of(network, average, batches, settings, classWeights, streams, epoch);
    }

    private PointEpochRecord.Score score(List<SceneScore> scores) {
        SegmentationMetrics metrics = SegmentationMetrics.of(SceneEvaluator.pooled(settings.labels(), scores));
        return new PointEpochRecord.Score(metrics.meanIou(), metrics.accuracy());
    }

    /** The epoch with the best score so far, the earliest of equals; empty when the last one is to be kept. */
    private Optional<PointEpochRecord> bestEpoch() {
        if (settings.choice() == PointSettings.Choice.LAST) {
            return Optional.empty();
        }
        return history.stream()
                .filter(record -> record.heldOut() != null)
                .max(Comparator.comparingDouble(PointTrainingRun::miou)
                        .thenComparing(PointEpochRecord::epoch, Comparator.reverseOrder()));
    }

    private static double miou(PointEpochRecord record) {
        PointEpochRecord.Score score = record.heldOut();
        return score == null ? Double.NEGATIVE_INFINITY : score.meanIou();
    }

    private PointRunResult finish() throws IOException {
        Optional<PointEpochRecord> best = bestEpoch();
        int last = history.size();
        try (TrainablePointNetwork kept =
                best.isPresent() ? network.reopened(Files.readAllBytes(directory.best())) : finished(last)) {
            AtomicFiles.write(directory.model(), kept::write);
            List<SceneScore> scores = evaluator.evaluate(scenes.heldOut(), kept);
            if (best.isEmpty() && !scores.isEmpty()) {
                history.set(last - 1, history.get(last - 1).withScore(score(scores)));
                directory.writeLog(history);
            }
            PointRunResult result = new PointRunResult(
                    settings.name(),
                    identity,
                    scenes.dataset(),
                    scenes.network(),
                    settings.labels(),
                    best.map(PointEpochRecord::epoch).orElse(last),
                    scenes.fold().name(),
                    scenes.fold().training().stream().map(SceneSource::name).toList(),
                    scores,
                    Arrays.stream(classCounts).boxed().toList(),
                    history.stream().mapToDouble(PointEpochRecord::seconds).sum() / 3600,
                    history,
                    settings.choice());
            directory.writeResult(result);
            return result;
        }
    }

    private void restore(PointCheckpoint checkpoint) throws IOException {
        directory.checkSameRun(identity, checkpoint.identity());
        TrainablePointNetwork restored = network.reopened(checkpoint.module());
        network.close();
        network = restored;
        optimiser = Optimiser.of(network.module(), settings.optimiser());
        optimiser.restore(checkpoint.optimiser());
        average = averageOf(network);
        if (average != null && checkpoint.average() != null) {
            average.restore(checkpoint.average());
        }
        history.addAll(checkpoint.history());
    }
}
