package org.affectlab.speech.pipeline;

/** Probabilities of the span {@code [startMs, endMs)} of the recording's own time. The array belongs to the result and is not changed. */
public record WindowEmotion(long startMs, long endMs, double[] probabilities) {}
