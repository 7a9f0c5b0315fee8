package org.affectlab.training.data;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** The decoded waveforms of a corpus, 16 kHz mono in [−1, 1], kept in memory. Immutable: callers must not write into the arrays. */
public final class Recordings {
    private final Map<String, float[]> samplesByClip;

    public Recordings(Map<String, float[]> samplesByClip) {
        this.samplesByClip = Map.copyOf(requireNonNull(samplesByClip, "samplesByClip is null"));
    }

    /** @throws IllegalArgumentException if the clip was not decoded */
    public float[] samples(Clip clip) {
        float[] samples = samplesByClip.get(clip.id());
        if (samples == null) {
            throw new IllegalArgumentException("no recording for " + clip.id());
        }
        return samples;
    }
}
