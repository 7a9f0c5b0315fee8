package org.affectlab.speech.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.speech.pipeline.FeatureQuery;
import org.affectlab.speech.pipeline.FeatureWindows;
import org.jspecify.annotations.Nullable;

/** From the query parameters of a request for acoustic parameters to what is computed. Immutable. */
final class FeatureQueries {
    static final String SET = "set";
    static final String WINDOW = "windowMs";
    static final String HOP = "hopMs";
    static final String CONTOURS = "contours";

    private final int longestWindowMs;

    /** @param longestRecording no window can be longer */
    FeatureQueries(Duration longestRecording) {
        this.longestWindowMs = (int) Math.min(Integer.MAX_VALUE, longestRecording.toMillis());
    }

    /** @throws ProblemException INVALID_PARAMETER */
    FeatureQuery resolve(FeatureParameters parameters) {
        ParameterSet set = set(parameters.set());
        boolean contours = Boolean.TRUE.equals(parameters.contours());
        Integer windowMs = parameters.windowMs();
        if (windowMs == null) {
            if (parameters.hopMs() != null) {
                throw invalid(HOP + " is the distance of windows; give " + WINDOW + ", too.");
            }
            return new FeatureQuery(set, null, contours);
        }
        if (contours) {
            throw invalid(CONTOURS + " are told of the recording as a whole; leave " + WINDOW + " out.");
        }
        requireBetween(WINDOW, windowMs, FeatureWindows.shortestMs(set), longestWindowMs);
        Integer hopMs = parameters.hopMs();
        if (hopMs == null) {
            return new FeatureQuery(set, new FeatureWindows(windowMs, windowMs), false);
        }
        requireBetween(HOP, hopMs, FeatureWindows.MIN_HOP_MS, windowMs);
        return new FeatureQuery(set, new FeatureWindows(windowMs, hopMs), false);
    }

    private static ParameterSet set(@Nullable String id) {
        if (id == null) {
            return ParameterSet.EGEMAPS;
        }
        return Arrays.stream(ParameterSet.values())
                .filter(set -> set.id().equals(id))
                .findFirst()
                .orElseThrow(() -> invalid(SET + " must be one of "
                        + Arrays.stream(ParameterSet.values())
                                .map(ParameterSet::id)
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private static void requireBetween(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw ProblemException.withLimit(
                    ProblemCode.INVALID_PARAMETER,
                    name + " must be between " + least + " and " + most + " milliseconds.",
                    value < least ? least : most,
                    value);
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemCode.INVALID_PARAMETER, detail);
    }
}
