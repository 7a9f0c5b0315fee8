package org.affectlab.speech.api;

import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.speech.pipeline.WindowFormat;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code hopMs}. Stateless. */
final class HopParameter {
    static final String NAME = "hopMs";

    private HopParameter() {}

    /** @throws ProblemException INVALID_PARAMETER if there is one, with a model that has no windows */
    static void requireNone(@Nullable Integer wanted) {
        if (wanted != null) {
            throw new ProblemException(
                    ProblemCode.INVALID_PARAMETER,
                    "This model takes a recording as a whole, so it has no " + NAME + ".");
        }
    }

    /** @throws ProblemException INVALID_PARAMETER outside of {@link WindowFormat#MIN_HOP_MS} … the window's length */
    static int resolve(@Nullable Integer wanted, WindowFormat format) {
        if (wanted == null) {
            return format.defaultHopMs();
        }
        if (wanted < WindowFormat.MIN_HOP_MS || wanted > format.windowMs()) {
            long limit = wanted < WindowFormat.MIN_HOP_MS ? WindowFormat.MIN_HOP_MS : format.windowMs();
            throw ProblemException.withLimit(
                    ProblemCode.INVALID_PARAMETER,
                    NAME + " must be between " + WindowFormat.MIN_HOP_MS + " and " + format.windowMs()
                            + " milliseconds.",
                    limit,
                    wanted);
        }
        return wanted;
    }
}
