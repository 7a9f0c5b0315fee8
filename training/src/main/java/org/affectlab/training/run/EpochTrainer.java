package org.affectlab.training.run;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.affectlab.training.align.Alignment;
import org.affectlab.training.align.Alignments;
import org.affectlab.training.augment.Mixup;
import org.affectlab.training.augment.RandomStreams;
import org.affectlab.training.augment.SpectrogramAugmenter;
import org.affectlab.training.augment.WaveformAugmenter;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.data.Clip;
import org.affectlab.training.data.Recordings;
import org.affectlab.training.network.Features;
import org.affectlab.training.network.StepClock;
import org.affectlab.training.network.TrainableNetwork;
import org.affectlab.training.optimiser.Optimiser;
import org.affectlab.training.optimiser.RateSchedule;
import org.affectlab.training.optimiser.WeightAverage;
import org.jspecify.annotations.Nullable;

/**
 * Trains one epoch after the other. What epoch n does depends on the weights, the optimiser's state and the losses before it, the seed and n,
 * and on nothing else, so that a run can be resumed between epochs. For the network's thread.
 */
final class EpochTrainer {
    private final TrainingSettings settings;
    private final Recordings recordings;
    private final TrainableNetwork network;
    private final Optimiser optimiser;
    private final @Nullable WeightAverage average;
    private final RandomStreams streams;
    private final List<TrainingWindow> windows;
    private final @Nullable Alignment alignment;
    private final @Nullable CyclicWindows source;
    private final @Nullable CyclicWindows target;
    private final WaveformAugmenter waveforms;
    private final Mixup mixup;
    private final ClassWeights weights;

    EpochTrainer(
            TrainingSettings settings,
            List<Clip> clips,
            Recordings recordings,
            TrainableNetwork network,
            Optimiser optimiser,
            @Nullable WeightAverage average,
            RandomStreams streams,
            List<Clip> unlabelled) {
        this.settings = requireNonNull(settings, "settings is null");
        this.recordings = requireNonNull(recordings, "recordings is null");
        this.network = requireNonNull(network, "network is null");
        this.optimiser = requireNonNull(optimiser, "optimiser is null");
        this.average = average;
        this.streams = requireNonNull(streams, "streams is null");
        this.windows = TrainingWindow.of(clips, recordings, settings.windows(), network.grid());
        this.alignment = Alignments.of(settings.alignment());
        if (unlabelled.isEmpty()) {
            this.source = null;
            this.target = null;
        } else {
            this.source = new CyclicWindows(windows, settings.batchSize(), streams, "order");
            this.target = new CyclicWindows(
                    TrainingWindow.of(unlabelled, recordings, settings.windows(), network.grid()),
                    settings.batchSize(),
                    streams,
                    "target order");
        }
        this.waveforms = new WaveformAugmenter(
                settings.augmentation(), settings.windows().kind(), network.grid());
        this.weights = ClassWeights.of(settings.balance(), clips);
        this.mixup = new Mixup(settings.augmentation().mixup());
    }

    /** Of the longer corpus, if there are two. */
    int stepsPerEpoch() {
        int longest = target == null ? windows.size() : Math.max(windows.size(), target.size());
        return (longest + settings.batchSize() - 1) / settings.batchSize();
    }

    /**
     * @param losses of all epochs before this one
     * @param progress told after every step how many of the epoch's steps are done
     * @throws IllegalStateException if the loss or the gradient is not finite
     */
    EpochRecord train(List<Double> losses, StepListener progress) {
        long begin = System.nanoTime();
        int epoch = losses.size() + 1;
        network.seed(streams.seedOf("dropout", epoch, 0));
        List<TrainingWindow> order =
                source == null ? TrainingWindow.shuffled(windows, streams.stream("order", epoch, 0)) : List.of();
        AlignmentLog aligned = new AlignmentLog();
        long items = 0;
        StepClock clock = new StepClock();
        double sum = 0;
        double norms = 0;
        double rate = 0;
        int steps = stepsPerEpoch();
        RateSchedule schedule =
                RateSchedule.of(settings.optimiser(), settings.plateau(), losses, steps, settings.epochs());
        for (int step = 0; step < steps; step++) {
            List<TrainingWindow> batch = source == null
                    ? order.subList(
                            step * settings.batchSize(), Math.min(order.size(), (step + 1) * settings.batchSize()))
                    : source.batch(epoch, step);
            rate = schedule.rate((long) (epoch - 1) * steps + step);
            double loss = step(batch, epoch, step, clock, aligned);
            if (!Double.isFinite(loss)) {
                throw new IllegalStateException("the loss is not finite in epoch " + epoch + ", step " + (step + 1));
            }
            sum += loss * batch.size();
            items += batch.size();
            norms += optimiser.step(rate);
            if (average != null) {
                average.update();
            }
            clock.lap(StepClock.Phase.OPTIMISER);
            progress.done(step + 1, steps, loss);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new EpochRecord(
                epoch,
                sum / items,
                rate,
                norms / steps,
                seconds,
                items / seconds,
                clock.milliseconds(StepClock.Phase.AUGMENT) / steps,
                clock.milliseconds(StepClock.Phase.FEATURES) / steps,
                clock.milliseconds(StepClock.Phase.FORWARD) / steps,
                clock.milliseconds(StepClock.Phase.BACKWARD) / steps,
                clock.milliseconds(StepClock.Phase.OPTIMISER) / steps,
                null,
                null,
                aligned.mean());
    }

    private double step(List<TrainingWindow> batch, int epoch, int step, StepClock clock, AlignmentLog aligned) {
        clock.start();
        float[] targets = new float[batch.size() * settings.labels().size()];
        for (int item = 0; item < batch.size(); item++) {
            target(batch.get(item), targets, item);
        }
        Features features = features(batch, "waveform", epoch, clock);
        augment(features, targets, batch, epoch, step);
        clock.lap(StepClock.Phase.AUGMENT);
        int steps = stepsPerEpoch();
        double progress = ((epoch - 1.0) * steps + step) / ((double) settings.epochs() * steps);
        if (alignment == null || target == null || !settings.alignment().begun(progress)) {
            return network.lossAndGradients(features, targets, clock);
        }
        Features other = features(target.batch(epoch, step), "target waveform", epoch, clock);
        return aligned.add(network.lossAndGradients(
                features, targets, other, alignment, settings.alignment().weight(progress), clock));
    }

    private Features features(List<TrainingWindow> batch, String stream, int epoch, StepClock clock) {
        float[] samples = new float[batch.size() * network.grid().windowSamples()];
        for (int item = 0; item < batch.size(); item++) {
            TrainingWindow window = batch.get(item);
            waveforms.window(
                    recordings.samples(window.clip()),
                    window.gridStart(),
                    streams.stream(stream, epoch, window.number()),
                    samples,
                    item * network.grid().windowSamples());
        }
        clock.lap(StepClock.Phase.AUGMENT);
        Features features = network.features(samples, batch.size());
        clock.lap(StepClock.Phase.FEATURES);
        return features;
    }

    private void target(TrainingWindow window, float[] targets, int item) {
        int classes = settings.labels().size();
        float weight = weights.of(window.clip());
        float spread = weight * (float) (settings.labelSmoothing() / classes);
        Arrays.fill(targets, item * classes, (item + 1) * classes, spread);
        targets[item * classes + settings.labels().indexOf(window.clip().label())] +=
                weight * (float) (1 - settings.labelSmoothing());
    }

    private void augment(Features features, float[] targets, List<TrainingWindow> batch, int epoch, int step) {
        SpectrogramAugmenter spectrograms =
                new SpectrogramAugmenter(settings.augmentation(), features.bands(), features.frames());
        for (int item = 0; item < batch.size(); item++) {
            spectrograms.shift(
                    features.values(),
                    item,
                    streams.stream("shift", epoch, batch.get(item).number()));
        }
        mixup.apply(features.values(), targets, batch.size(), streams.stream("mixup", epoch, step));
        for (int item = 0; item < batch.size(); item++) {
            SplittableRandom random =
                    streams.stream("mask", epoch, batch.get(item).number());
            spectrograms.mask(features.values(), item, random);
        }
    }

    /** Hears of every step; may throw to stop. */
    interface StepListener {
        void done(int step, int steps, double loss);
    }
}
