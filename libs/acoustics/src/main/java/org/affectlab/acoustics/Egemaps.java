package org.affectlab.acoustics;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The extended Geneva minimalistic acoustic parameter set, release 02 (Eyben et al. 2016), from its published definitions; what is not published was
 * found by comparing with an independent extractor (marked where it is).
 *
 * <p>Two framings with one hop of 10 ms: 20 ms for the spectrum and formants, 60 ms for the voice. Contours of all frames are smoothed over three; those
 * of voiced, and of unvoiced, frames alone with the others as gaps. Percentiles and slopes need the whole contours of loudness and F0, which go to a temporary
 * file where they are long: memory does not depend on the recording's length.
 */
final class Egemaps implements FeatureExtractor {
    /** Two frames of 60 ms. */
    static final int FEWEST_SAMPLES = VoiceTracker.LENGTH + SpectralDescriptors.HOP;

    private static final double FRAMES_PER_SECOND = (double) SpectralDescriptors.SAMPLE_RATE / SpectralDescriptors.HOP;
    /** Level of digital silence (our choice). */
    private static final double LEAST_ENERGY = 1e-12;

    private final SpectralDescriptors spectrum = new SpectralDescriptors();
    private final Formants formants = new Formants();
    private final FrameCutter shortFrames =
            new FrameCutter(SpectralDescriptors.LENGTH, SpectralDescriptors.HOP, this::spectral);
    private final FrameCutter longFrames = new FrameCutter(VoiceTracker.LENGTH, SpectralDescriptors.HOP, this::voice);
    private final VoiceTracker tracker = new VoiceTracker(this::decided);
    private final ContourSmoother smoother = new ContourSmoother(EgemapsContours.gaps(), this::smoothed);
    private final ContourListener listener;

    private final MeanDeviation[] means = new MeanDeviation[EgemapsContours.COUNT];
    private final Contour f0 = new Contour();
    private final Contour loudness = new Contour();
    private final VoicedSegments segments = new VoicedSegments(1 / FRAMES_PER_SECOND);
    private final MeanDeviation energy = new MeanDeviation();

    /** Short frames whose voice is not decided yet. */
    private final Deque<double[]> waiting = new ArrayDeque<>();
    /** Of them, those whose long frame has not come either. */
    private final Deque<double[]> unheard = new ArrayDeque<>();

    /** The newest frame that counts, but not yet as a voiced one: the last of a recording never does (found by comparing). */
    private double @Nullable [] lastVoice;

    private long longFrameCount;
    private long frames;
    private boolean afterVoice;
    private boolean finished;

    Egemaps(ContourListener listener) {
        this.listener = listener;
        for (int index = 0; index < means.length; index++) {
            means[index] = new MeanDeviation();
        }
    }

    @Override
    public void accept(float[] samples, int from, int to) {
        if (finished) {
            throw new IllegalStateException("the recording has ended");
        }
        // In small pieces, so that neither framing runs far ahead of the other.
        for (int start = from; start < to; start += SpectralDescriptors.HOP) {
            int end = Math.min(to, start + SpectralDescriptors.HOP);
            shortFrames.accept(samples, start, end);
            longFrames.accept(samples, start, end);
        }
    }

    private void spectral(float[] frame) {
        double[] values = new double[SpectralDescriptors.COUNT + Formants.COUNT];
        spectrum.compute(frame, values);
        formants.compute(frame, values, SpectralDescriptors.COUNT);
        double sum = 0;
        for (float sample : frame) {
            sum += (double) sample * sample;
        }
        energy.accept(sum / frame.length);
        waiting.add(values);
        unheard.add(values);
    }

    private void voice(float[] frame) {
        longFrameCount++;
        double[] values = unheard.remove();
        tracker.accept(frame, values, SpectralDescriptors.COUNT);
    }

    private void decided(double[] voice) {
        smoother.accept(EgemapsContours.join(waiting.remove(), voice));
    }

    private void smoothed(double[] values) {
        loudness.accept(values[SpectralDescriptors.LOUDNESS]);
        for (int index = 0; index < SpectralDescriptors.COUNT; index++) {
            means[index].accept(values[index]);
        }
        if (!afterVoice) {
            segments.accept(values[EgemapsContours.F0] > 0);
            for (int index : EgemapsContours.ALL_FRAMES) {
                accept(values, index);
            }
            if (lastVoice != null) {
                voiced(lastVoice);
            }
            lastVoice = values;
        }
        listener.accept(frames++, EgemapsContours.shown(values));
    }

    private void voiced(double[] values) {
        if (values[EgemapsContours.F0] > 0) {
            f0.accept(values[EgemapsContours.F0]);
        }
        for (int index : EgemapsContours.VOICED_FRAMES) {
            accept(values, index);
        }
    }

    private void accept(double[] values, int index) {
        if (values[index] != 0) {
            means[index].accept(values[index]);
        }
    }

    @Override
    public double[] finish() {
        finished = true;
        if (longFrameCount < 2) {
            throw new IllegalArgumentException("the recording has fewer than " + FEWEST_SAMPLES + " samples");
        }
        tracker.finish();
        // The last long frame has no mean over three that is of long frames only: it does not count, nor do those after
        // it.
        afterVoice = true;
        while (!waiting.isEmpty()) {
            smoother.accept(EgemapsContours.join(waiting.remove(), VoiceTracker.unvoiced()));
        }
        smoother.finish();
        return functionals();
    }

    private double[] functionals() {
        double[] values = new double[EgemapsLayout.NAMES.size()];
        int next = detailed(values, 0, f0, means[EgemapsContours.F0]);
        TurningPoints pitchTurns = TurningPoints.of(f0, FRAMES_PER_SECOND);
        next = slopes(values, next, pitchTurns);
        next = detailed(values, next, loudness, means[SpectralDescriptors.LOUDNESS]);
        TurningPoints loudnessTurns = TurningPoints.of(loudness, FRAMES_PER_SECOND);
        next = slopes(values, next, loudnessTurns);
        for (int contour : EgemapsContours.MEAN_AND_DEVIATION) {
            values[next++] = means[contour].mean();
            values[next++] = means[contour].normalised();
        }
        for (int contour : EgemapsContours.MEAN_ONLY) {
            values[next++] = means[contour].mean();
        }
        values[next++] = loudnessTurns.peaks() / (loudness.count() / FRAMES_PER_SECOND);
        for (double value : segments.finish()) {
            values[next++] = value;
        }
        values[next] = 10 * Math.log10(Math.max(LEAST_ENERGY, energy.mean()));
        return values;
    }

    private static int detailed(double[] values, int from, Contour contour, MeanDeviation mean) {
        double low = Percentiles.of(contour, 0.2);
        double high = Percentiles.of(contour, 0.8);
        int next = from;
        values[next++] = mean.mean();
        values[next++] = mean.normalised();
        values[next++] = low;
        values[next++] = Percentiles.of(contour, 0.5);
        values[next++] = high;
        values[next++] = high - low;
        return next;
    }

    private static int slopes(double[] values, int from, TurningPoints turns) {
        int next = from;
        values[next++] = turns.meanRising();
        values[next++] = turns.deviationRising();
        values[next++] = turns.meanFalling();
        values[next++] = turns.deviationFalling();
        return next;
    }

    @Override
    public void close() {
        f0.close();
        loudness.close();
    }
}
