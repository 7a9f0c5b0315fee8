package org.affectlab.speech.pipeline;

/**
 * What a model wants its windows to be.
 *
 * @param sampleRateHz of the waveform
 * @param windowSamples length of a window
 * @param frameHopSamples from one frame of the front end to the next
 * @param defaultHopMs from one window to the next, unless the client says otherwise
 */
public record WindowFormat(int sampleRateHz, int windowSamples, int frameHopSamples, int defaultHopMs) {
    /** Smallest distance of two windows that a client may ask for (our choice: the work grows with its inverse). */
    public static final int MIN_HOP_MS = 160;

    public WindowFormat {
        if (sampleRateHz < 1 || windowSamples < 1 || frameHopSamples < 1) {
            throw new IllegalArgumentException(
                    "sampleRateHz, windowSamples and frameHopSamples must be greater than zero");
        }
        int windowMs = (int) (windowSamples * 1000L / sampleRateHz);
        if (defaultHopMs < MIN_HOP_MS || defaultHopMs > windowMs) {
            throw new IllegalArgumentException("defaultHopMs must be between " + MIN_HOP_MS + " and " + windowMs);
        }
    }

    /** Length of a window, rounded down; also the largest hop. */
    public int windowMs() {
        return (int) (windowSamples * 1000L / sampleRateHz);
    }

    public int hopSamples(int hopMs) {
        return (int) ((long) hopMs * sampleRateHz / 1000);
    }
}
