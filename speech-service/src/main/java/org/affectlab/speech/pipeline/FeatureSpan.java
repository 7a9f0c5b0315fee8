package org.affectlab.speech.pipeline;

/** Functionals of {@code [startMs, endMs)} of the recording's own time, finite. The array belongs to the result and is not changed. */
public record FeatureSpan(long startMs, long endMs, double[] functionals) {}
