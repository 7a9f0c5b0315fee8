package org.affectlab.speech.pipeline;

import java.util.EnumSet;
import java.util.Set;

/**
 * How loud a recording is.
 *
 * @param peak largest absolute sample; full scale is 1
 * @param rms root mean square of the samples
 * @param clipped whether the wave has a flat top: {@value #FLAT_TOP_SAMPLES} neighbouring samples at full scale with one sign (our choice)
 */
public record SignalLevel(double peak, double rms, boolean clipped) {
    private static final int FLAT_TOP_SAMPLES = 3;
    private static final double QUIET_DBFS = -60;
    // One step of 16 bits below full scale, so that integer sources at their maximum count.
    private static final double FULL_SCALE = 1 - 1.0 / 32_768;

    /** Measures at least one sample. */
    public static SignalLevel measure(float[] samples) {
        double peak = 0;
        double energy = 0;
        int flat = 0;
        boolean clipped = false;
        float previous = 0;
        for (float sample : samples) {
            double magnitude = Math.abs(sample);
            peak = Math.max(peak, magnitude);
            energy += magnitude * magnitude;
            boolean sameSide = sample > 0 == previous > 0;
            flat = magnitude < FULL_SCALE ? 0 : sameSide ? flat + 1 : 1;
            clipped |= flat >= FLAT_TOP_SAMPLES;
            previous = sample;
        }
        return new SignalLevel(peak, Math.sqrt(energy / samples.length), clipped);
    }

    /** Peak in decibels relative to full scale; negative infinity for digital silence. */
    public double peakDbfs() {
        return decibels(peak);
    }

    /** Root mean square in decibels relative to full scale; negative infinity for digital silence. */
    public double rmsDbfs() {
        return decibels(rms);
    }

    /** What a reader of the answer should know of it. */
    Set<Warning> warnings() {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        if (clipped) {
            warnings.add(Warning.CLIPPED);
        }
        if (rmsDbfs() < QUIET_DBFS) {
            warnings.add(Warning.VERY_QUIET);
        }
        return warnings;
    }

    private static double decibels(double amplitude) {
        return 20 * Math.log10(amplitude);
    }
}
