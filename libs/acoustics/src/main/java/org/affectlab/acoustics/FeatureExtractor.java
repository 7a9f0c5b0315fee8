package org.affectlab.acoustics;

/**
 * Computes one parameter set of one recording that comes in pieces of any size, in memory that does not depend on its length: what grows with it beyond some
 * minutes goes to a temporary file, which {@link #close} removes. For one thread and one recording.
 */
public interface FeatureExtractor extends AutoCloseable {
    /**
     * The next samples of the recording.
     *
     * @param samples 16 kHz mono in [−1, 1]
     * @throws IllegalStateException if the recording has ended
     * @throws java.io.UncheckedIOException if the temporary file cannot be written
     */
    void accept(float[] samples, int from, int to);

    /**
     * The recording has ended: its functionals, in the order of {@link ParameterSet#names()}, all finite.
     *
     * @throws IllegalArgumentException if it was shorter than {@link ParameterSet#fewestSamples()}
     */
    double[] finish();

    /** Gives back what is kept outside memory. */
    @Override
    default void close() {}
}
