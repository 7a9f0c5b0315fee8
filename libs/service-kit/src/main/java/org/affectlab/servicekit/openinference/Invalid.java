package org.affectlab.servicekit.openinference;

import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/** What a client got wrong, in its own words but never at a length of its choice. Stateless. */
final class Invalid {
    private static final int LONGEST_SHOWN = 64;

    private Invalid() {}

    /** The request is no request of the protocol. */
    static ProblemException request(String detail) {
        return new ProblemException(ProblemCode.MALFORMED_REQUEST, detail);
    }

    /** A tensor is wrong in itself, or not what the model takes. */
    static ProblemException tensor(String detail) {
        return new ProblemException(ProblemCode.INVALID_TENSOR, detail);
    }

    static ProblemException parameter(String detail) {
        return new ProblemException(ProblemCode.INVALID_PARAMETER, detail);
    }

    /** A text of the client, cut to what fits into a sentence. */
    static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
