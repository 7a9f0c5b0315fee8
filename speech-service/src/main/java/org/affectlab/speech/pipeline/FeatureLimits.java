package org.affectlab.speech.pipeline;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * How much is computed of one recording. Immutable.
 *
 * @param maxWindows most windows while the client waits
 * @param maxJobWindows most windows in a job
 * @param maxContours longest recording whose contours are told
 */
public record FeatureLimits(int maxWindows, int maxJobWindows, Duration maxContours) {
    public FeatureLimits {
        requireNonNull(maxContours, "maxContours is null");
        if (maxWindows < 1 || maxJobWindows < 1 || maxContours.isNegative() || maxContours.isZero()) {
            throw new IllegalArgumentException("maxWindows, maxJobWindows and maxContours must be greater than zero");
        }
    }

    void requireFewEnough(int windows, boolean background) {
        int most = background ? maxJobWindows : maxWindows;
        if (windows > most) {
            throw ProblemException.withLimit(
                    ProblemCode.INVALID_PARAMETER,
                    "With this hopMs the recording has " + windows + " windows; at most " + most
                            + " are computed. Take a larger hopMs or a shorter recording.",
                    most,
                    windows);
        }
    }

    void requireShortEnoughForContours(long durationMs) {
        if (durationMs > maxContours.toMillis()) {
            throw ProblemException.withLimit(
                    ProblemCode.TOO_LONG,
                    "Contours are told of recordings of at most " + maxContours.toMillis() + " ms; this one lasts "
                            + durationMs + " ms.",
                    maxContours.toMillis(),
                    durationMs);
        }
    }
}
