package org.affectlab.training.config;

import static java.util.Objects.requireNonNull;

/**
 * Random changes to training windows. Each is off when its probability or count is 0. Waveform changes come first, in the order speed,
 * gain, pause, noise, band limit, telephone, coding; then, on the normalised log-mel, band shift, mixup and masks.
 */
public record AugmentationSettings(
        Gain gain,
        Speed speed,
        Pause pause,
        Noise noise,
        BandLimit bandLimit,
        Telephone telephone,
        Coding coding,
        BandShift bandShift,
        Mixup mixup,
        TimeMask timeMask,
        FrequencyMask frequencyMask) {

    public AugmentationSettings {
        requireNonNull(gain, "gain is null");
        requireNonNull(speed, "speed is null");
        requireNonNull(pause, "pause is null");
        requireNonNull(noise, "noise is null");
        requireNonNull(bandLimit, "bandLimit is null");
        requireNonNull(telephone, "telephone is null");
        requireNonNull(coding, "coding is null");
        requireNonNull(bandShift, "bandShift is null");
        requireNonNull(mixup, "mixup is null");
        requireNonNull(timeMask, "timeMask is null");
        requireNonNull(frequencyMask, "frequencyMask is null");
    }

    /** Level changed by a uniform number of decibels in [−maxDecibels, maxDecibels]. */
    public record Gain(double probability, double maxDecibels) {
        public Gain {
            Checks.probability(probability, "gain.probability");
            Checks.check(maxDecibels >= 0 && maxDecibels <= 60, "gain.maxDecibels must be in [0, 60]: " + maxDecibels);
        }
    }

    /** Played faster or slower by a uniform factor: tempo and pitch change together. */
    public record Speed(double probability, double minFactor, double maxFactor) {
        public Speed {
            Checks.probability(probability, "speed.probability");
            Checks.range(minFactor, maxFactor, "speed");
            Checks.check(minFactor >= 0.5 && maxFactor <= 2, "speed factors must be between 0.5 and 2");
        }
    }

    /**
     * The voice begins later: before it lies, for a uniform share of the window in [0, maxShare], digital silence or (one time in two) the
     * noise of a room, of a uniform level in dB below full scale and a random colour between white and brown.
     */
    public record Pause(double probability, double maxShare, double minDecibels, double maxDecibels) {
        public Pause {
            Checks.probability(probability, "pause.probability");
            Checks.probability(maxShare, "pause.maxShare");
            Checks.range(minDecibels, maxDecibels, "pause");
            Checks.check(minDecibels >= -120 && maxDecibels <= 0, "pause levels must be in [-120, 0] dB");
        }
    }

    /** White noise at a uniform ratio of the window's power to the noise's. */
    public record Noise(double probability, double minSnrDecibels, double maxSnrDecibels) {
        public Noise {
            Checks.probability(probability, "noise.probability");
            Checks.range(minSnrDecibels, maxSnrDecibels, "noise");
        }
    }

    /** Nothing left above a uniform frequency, as small files have it. */
    public record BandLimit(double probability, double minHertz, double maxHertz) {
        public BandLimit {
            Checks.probability(probability, "bandLimit.probability");
            Checks.range(minHertz, maxHertz, "bandLimit");
            Checks.check(minHertz >= 1_000 && maxHertz < 8_000, "bandLimit must be in [1000, 8000) Hz");
        }
    }

    /** Little left below a uniform frequency (24 dB less an octave), nothing above another, as telephones have it. */
    public record Telephone(
            double probability, double minLowHertz, double maxLowHertz, double minHighHertz, double maxHighHertz) {
        public Telephone {
            Checks.probability(probability, "telephone.probability");
            Checks.range(minLowHertz, maxLowHertz, "telephone low edge");
            Checks.range(minHighHertz, maxHighHertz, "telephone high edge");
            Checks.check(minLowHertz >= 20 && maxLowHertz <= 1_000, "telephone low edge must be in [20, 1000] Hz");
            Checks.check(
                    minHighHertz >= 2_000 && maxHighHertz < 8_000, "telephone high edge must be in [2000, 8000) Hz");
        }
    }

    /** Stored with eight bits a sample: linear (rounded or cut off), µ-law or A-law, each as likely. */
    public record Coding(double probability) {
        public Coding {
            Checks.probability(probability, "coding.probability");
        }
    }

    /** All mel bands moved up or down by a uniform whole number of bands; the edge band is repeated. */
    public record BandShift(double probability, int maxBands) {
        public BandShift {
            Checks.probability(probability, "bandShift.probability");
            Checks.check(maxBands >= 0 && maxBands < 64, "bandShift.maxBands must be in [0, 64): " + maxBands);
        }
    }

    /** A batch mixed with a permutation of itself, weight Beta(alpha, alpha) for each item; labels mix alike. */
    public record Mixup(double probability, double alpha) {
        public Mixup {
            Checks.probability(probability, "mixup.probability");
            Checks.check(alpha > 0 && alpha <= 10, "mixup.alpha must be in (0, 10]: " + alpha);
        }
    }

    /** Stretches of at most maxFrames frames set to the mean (0). */
    public record TimeMask(int count, int maxFrames) {
        public TimeMask {
            Checks.check(count >= 0 && count <= 16, "timeMask.count must be in [0, 16]: " + count);
            Checks.check(maxFrames >= 0 && maxFrames <= 256, "timeMask.maxFrames must be in [0, 256]: " + maxFrames);
        }
    }

    /** Stretches of at most maxBands bands set to the mean (0). */
    public record FrequencyMask(int count, int maxBands) {
        public FrequencyMask {
            Checks.check(count >= 0 && count <= 16, "frequencyMask.count must be in [0, 16]: " + count);
            Checks.check(maxBands >= 0 && maxBands <= 64, "frequencyMask.maxBands must be in [0, 64]: " + maxBands);
        }
    }
}
