package org.affectlab.training.run;

import java.util.Arrays;
import java.util.List;
import org.affectlab.training.augment.WindowGrid;
import org.affectlab.training.data.Clip;
import org.affectlab.training.data.Recordings;
import org.affectlab.training.network.Features;
import org.affectlab.training.network.NetworkParameter;
import org.affectlab.training.network.ParameterDeclaration.Initialisation;
import org.affectlab.training.network.TrainableNetwork;

/**
 * Mean and standard deviation of each band over the training recordings, for networks that normalise with them (methods/lgfa.md (b): a z-score with the
 * training folds' statistics). Our choice: over every frame of every recording once, without augmentation, the deviation that of a whole population. With
 * mean 0 and deviation 1 a network's {@code features} are what they are the statistics of, a floor included. Each recording is heard in windows that
 * follow each other without overlap, the last one aligned to the end. For the network's thread.
 */
final class TrainingStatistics {
    private TrainingStatistics() {}

    /**
     * Sets the network's statistics; does nothing with a network that has none.
     *
     * @param clips of the training speakers
     * @throws StopSignal.StoppedException if a stop was requested
     * @throws IllegalArgumentException if the archive declares statistics other than one mean and one deviation of as many values as bands
     */
    static void measure(TrainableNetwork network, List<Clip> clips, Recordings recordings, StopSignal stop) {
        List<NetworkParameter> statistics = network.parameters().stream()
                .filter(parameter -> parameter.declaration().isTrainingStatistic())
                .toList();
        if (statistics.isEmpty()) {
            return;
        }
        NetworkParameter mean = only(statistics, Initialisation.TRAINING_MEAN);
        NetworkParameter deviation = only(statistics, Initialisation.TRAINING_DEVIATION);
        int bands = mean.declaration().size();
        mean.set(new float[bands]);
        float[] ones = new float[deviation.declaration().size()];
        Arrays.fill(ones, 1);
        deviation.set(ones);
        Bands sums = new Bands(bands);
        for (Clip clip : clips) {
            stop.check();
            add(network, recordings.samples(clip), sums);
        }
        mean.set(sums.means());
        deviation.set(sums.deviations());
    }

    private static NetworkParameter only(List<NetworkParameter> statistics, String rule) {
        List<NetworkParameter> found = statistics.stream()
                .filter(parameter ->
                        parameter.declaration().initialisation().rule().equals(rule))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException("the archive declares " + found.size() + " parameters of the rule "
                    + rule + ", training statistics are one mean and one deviation");
        }
        return found.get(0);
    }

    private static void add(TrainableNetwork network, float[] recording, Bands sums) {
        WindowGrid grid = network.grid();
        int windowFrames = frames(grid.windowSamples());
        int frames = frames(recording.length);
        int counted = 0;
        for (int start : grid.starts(recording.length, windowFrames)) {
            float[] window = new float[grid.windowSamples()];
            grid.copy(recording, start, window, 0);
            Features features = network.features(window, 1);
            int first = start / WindowGrid.HOP_SAMPLES;
            // A short recording goes round in its window, and the last window of a long one overlaps the one before.
            int end = Math.min(frames, first + windowFrames);
            sums.add(features, counted - first, end - first);
            counted = end;
        }
    }

    /** Whole frames; a recording shorter than one goes round and has one. */
    private static int frames(int samples) {
        return 1 + Math.max(0, samples - WindowGrid.FRAME_SAMPLES) / WindowGrid.HOP_SAMPLES;
    }

    /** Running means and sums of squared differences from them (Welford), in double precision. */
    private static final class Bands {
        private final double[] means;
        private final double[] squares;
        private long count;

        Bands(int bands) {
            means = new double[bands];
            squares = new double[bands];
        }

        /** Adds frames from {@code first} up to {@code end}, which is not added. */
        void add(Features features, int first, int end) {
            if (features.bands() != means.length) {
                throw new IllegalArgumentException("the archive's training statistics are of " + means.length
                        + " bands, its features have " + features.bands());
            }
            for (int frame = first; frame < end; frame++) {
                count++;
                for (int band = 0; band < means.length; band++) {
                    double value = features.values()[band * features.frames() + frame];
                    double difference = value - means[band];
                    means[band] += difference / count;
                    squares[band] += difference * (value - means[band]);
                }
            }
        }

        float[] means() {
            float[] values = new float[means.length];
            for (int band = 0; band < values.length; band++) {
                values[band] = (float) means[band];
            }
            return values;
        }

        float[] deviations() {
            float[] values = new float[squares.length];
            for (int band = 0; band < values.length; band++) {
                values[band] = (float) Math.sqrt(squares[band] / count);
            }
            return values;
        }
    }
}
