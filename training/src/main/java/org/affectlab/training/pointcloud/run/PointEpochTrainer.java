package org.affectlab.training.pointcloud.run;

import static java.util.Objects.requireNonNull;

import org.affectlab.training.augment.RandomStreams;
import org.affectlab.training.network.StepClock;
import org.affectlab.training.optimiser.Optimiser;
import org.affectlab.training.optimiser.RateSchedule;
import org.affectlab.training.optimiser.WeightAverage;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.affectlab.training.pointcloud.network.PointBatch;
import org.affectlab.training.pointcloud.network.StepLoss;
import org.affectlab.training.pointcloud.network.TrainablePointNetwork;
import org.jspecify.annotations.Nullable;

/**
 * Trains one epoch after the other. What epoch n does depends on the network and the optimiser's state before it, the seed and n, and on
 * nothing else, so that a run can be resumed between epochs. For the network's thread.
 */
final class PointEpochTrainer {
    private final PointSettings settings;
    private final TrainablePointNetwork network;
    private final BatchMaker batches;
    private final float[] classWeights;
    private final Optimiser optimiser;
    private final @Nullable WeightAverage average;
    private final RandomStreams streams;
    private final RateSchedule schedule;

    PointEpochTrainer(
            PointSettings settings,
            TrainablePointNetwork network,
            BatchMaker batches,
            float[] classWeights,
            Optimiser optimiser,
            @Nullable WeightAverage average,
            RandomStreams streams) {
        this.settings = requireNonNull(settings, "settings is null");
        this.network = requireNonNull(network, "network is null");
        this.batches = requireNonNull(batches, "batches is null");
        this.classWeights = classWeights.clone();
        this.optimiser = requireNonNull(optimiser, "optimiser is null");
        this.average = average;
        this.streams = requireNonNull(streams, "streams is null");
        this.schedule = settings.schedule().schedule(settings.optimiser(), settings.stepsPerEpoch(), settings.epochs());
    }

    /**
     * @param epoch counts from 1
     * @param progress told after every step how many of the epoch's steps are done; may throw to stop
     * @throws IllegalStateException if the loss or the gradient is not finite
     */
    PointEpochRecord train(int epoch, StepListener progress) {
        long begin = System.nanoTime();
        network.module().seed(streams.seedOf("dropout", epoch, 0));
        batches.begin(epoch);
        StepClock clock = new StepClock();
        double loss = 0;
        double crossEntropy = 0;
        double regulariser = 0;
        double norms = 0;
        double rate = 0;
        long points = 0;
        int steps = settings.stepsPerEpoch();
        for (int step = 0; step < steps; step++) {
            clock.start();
            PointBatch batch = batches.batch(epoch, step);
            clock.lap(StepClock.Phase.AUGMENT);
            rate = schedule.rate((long) (epoch - 1) * steps + step);
            StepLoss losses = network.lossAndGradients(
                    batch, classWeights, settings.loss().dictionaryWeight(), clock);
            if (!Double.isFinite(losses.total())) {
                throw new IllegalStateException("the loss is not finite in epoch " + epoch + ", step " + (step + 1));
            }
            norms += optimiser.step(rate);
            if (average != null) {
                average.update();
            }
            clock.lap(StepClock.Phase.OPTIMISER);
            loss += losses.total();
            crossEntropy += losses.crossEntropy();
            regulariser += losses.regulariser();
            points += batch.labels().length;
            progress.done(step + 1, steps, losses.total());
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new PointEpochRecord(
                epoch,
                loss / steps,
                crossEntropy / steps,
                regulariser / steps,
                rate,
                norms / steps,
                seconds,
                points / seconds,
                clock.milliseconds(StepClock.Phase.AUGMENT) / steps,
                clock.milliseconds(StepClock.Phase.FORWARD) / steps,
                clock.milliseconds(StepClock.Phase.BACKWARD) / steps,
                clock.milliseconds(StepClock.Phase.OPTIMISER) / steps,
                null);
    }

    /** Hears of every step; may throw to stop. */
    interface StepListener {
        void done(int step, int steps, double loss);
    }
}
