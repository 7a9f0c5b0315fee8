package org.affectlab.acoustics;

/**
 * Computes one parameter set of one recording that comes in pieces of any size. For one thread and one recording.
 */
public interface FeatureExtractor {
    /**
     * The next samples of the recording.
     *
     * @param samples 16 kHz mono in [−1, 1]
     * @throws IllegalStateException if the recording has ended
     */
    void accept(float[] samples, int from, int to);

    /**
     * The recording has ended: its functionals, in the order of {@link ParameterSet#names()}, all finite.
     *
     * @throws IllegalArgumentException if it was shorter than {@link ParameterSet#fewestSamples()}
     */
    double[] finish();
}
