package org.affectlab.acoustics;

import java.util.Arrays;

/**
 * Pitch candidates by sub-harmonic summation (Hermes 1988) on a spectrum of octaves: peaks of the magnitude spectrum, smoothed, on 513 points from 25
 * Hz to 8 kHz, weighted as the ear does; 15 harmonics, each weighing 0.85 of the one before (Eyben et al. 2016). The weighting's constants and that
 * shifts are rounded down were found by comparing with an independent extractor. Not thread-safe.
 */
final class SubharmonicSum {
    static final int CANDIDATES = 6;
    private static final int POINTS = 513;
    private static final double LOWEST = 25;
    private static final double HIGHEST = 8_000;
    private static final int HARMONICS = 15;
    private static final double COMPRESSION = 0.85;
    private static final double LEAST_PITCH = 55;
    private static final double LARGEST_PITCH = 1_000;
    private static final double HEARING_SLOPE = 3;
    /** 32 Hz. */
    private static final double HEARING_OCTAVE = 5;
    /** Bins beside a peak that belong to it. */
    private static final int REACH = 2;

    private final int bins;
    private final double firstOctave = Math.log(LOWEST) / Math.log(2);
    private final double step = Math.log(HIGHEST / LOWEST) / Math.log(2) / (POINTS - 1);
    private final NaturalSpline spline;
    private final int[] shifts = new int[HARMONICS];
    private final double[] hearing = new double[POINTS];
    private final double[] peaks;
    private final double[] smooth;
    private final double[] octaves = new double[POINTS];
    private final double[] sums = new double[POINTS];

    /** Of the last frame, by falling height. */
    private final double[] pitches = new double[CANDIDATES];

    private final double[] heights = new double[CANDIDATES];
    private final double[] voicings = new double[CANDIDATES];
    private int count;

    /**
     * @param bins of the magnitude spectrum, from 0 Hz on
     * @param binHertz between bins
     */
    SubharmonicSum(int bins, double binHertz) {
        this.bins = bins;
        this.peaks = new double[bins];
        this.smooth = new double[bins];
        double[] places = new double[bins - 1];
        for (int bin = 1; bin < bins; bin++) {
            places[bin - 1] = Math.log(bin * binHertz) / Math.log(2);
        }
        double[] read = new double[POINTS];
        for (int point = 0; point < POINTS; point++) {
            read[point] = firstOctave + point * step;
            hearing[point] = 0.5 + Math.atan(HEARING_SLOPE * (read[point] - HEARING_OCTAVE)) / Math.PI;
        }
        this.spline = new NaturalSpline(places, read);
        for (int harmonic = 0; harmonic < HARMONICS; harmonic++) {
            shifts[harmonic] = (int) Math.floor(Math.log(harmonic + 1) / Math.log(HIGHEST / LOWEST) * POINTS);
        }
    }

    void compute(double[] magnitude) {
        keepPeaks(magnitude);
        for (int bin = 0; bin < bins; bin++) {
            double below = bin == 0 ? 0 : peaks[bin - 1];
            double above = bin == bins - 1 ? 0 : peaks[bin + 1];
            smooth[bin] = below / 4 + peaks[bin] / 2 + above / 4;
        }
        spline.apply(smooth, 1, octaves);
        for (int point = 0; point < POINTS; point++) {
            octaves[point] *= hearing[point];
        }
        double weight = 1;
        System.arraycopy(octaves, 0, sums, 0, POINTS);
        for (int harmonic = 1; harmonic < HARMONICS; harmonic++) {
            weight *= COMPRESSION;
            int shift = shifts[harmonic];
            for (int point = 0; point < POINTS - shift; point++) {
                sums[point] += weight * octaves[point + shift];
            }
        }
        candidates();
    }

    private void keepPeaks(double[] magnitude) {
        Arrays.fill(peaks, 0);
        for (int bin = 0; bin < bins - 1; bin++) {
            boolean peak = bin == 0
                    ? magnitude[0] > magnitude[1]
                    : magnitude[bin] > magnitude[bin - 1] && magnitude[bin] >= magnitude[bin + 1];
            if (peak) {
                int from = Math.max(0, bin - REACH);
                int to = Math.min(bins - 1, bin + REACH);
                System.arraycopy(magnitude, from, peaks, from, to - from + 1);
            }
        }
    }

    private void candidates() {
        double mean = 0;
        for (double sum : sums) {
            mean += sum / POINTS;
        }
        count = 0;
        for (int point = 1; point < POINTS - 1; point++) {
            double before = sums[point - 1];
            double here = sums[point];
            double after = sums[point + 1];
            if (here > before && here >= after) {
                double curve = (before - 2 * here + after) / 2;
                double rise = (after - before) / 2;
                double pitch = Math.pow(2, firstOctave + (point - rise / (2 * curve)) * step);
                if (pitch >= LEAST_PITCH && pitch <= LARGEST_PITCH) {
                    insert(pitch, here, 1 - mean / here);
                }
            }
        }
    }

    private void insert(double pitch, double height, double voicing) {
        int place = count;
        while (place > 0 && height > heights[place - 1]) {
            place--;
        }
        if (place == CANDIDATES) {
            return;
        }
        count = Math.min(CANDIDATES, count + 1);
        for (int index = count - 1; index > place; index--) {
            pitches[index] = pitches[index - 1];
            heights[index] = heights[index - 1];
            voicings[index] = voicings[index - 1];
        }
        pitches[place] = pitch;
        heights[place] = height;
        voicings[place] = voicing;
    }

    /** Candidates of the last frame, none to six. */
    int count() {
        return count;
    }

    /** In Hz. */
    double pitch(int candidate) {
        return pitches[candidate];
    }

    /** 1 less the mean's share of the candidate's height: at most 1. */
    double voicing(int candidate) {
        return voicings[candidate];
    }
}
