package org.affectlab.servicekit.openinference;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.affectlab.servicekit.problem.ProblemException;

/** How many bytes of a body are its JSON: what the header says, or all. Stateless. */
final class HeaderLength {
    static final String HEADER = "Inference-Header-Content-Length";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    private HeaderLength() {}

    /** @throws ProblemException MALFORMED_REQUEST if the header is no number, there twice, or more than the body has */
    static int of(HttpServletRequest request, int bodyLength) {
        List<String> values = Collections.list(request.getHeaders(HEADER));
        if (values.isEmpty()) {
            return bodyLength;
        }
        if (values.size() > 1 || !NUMBER.matcher(values.get(0)).matches()) {
            throw Invalid.request("The header " + HEADER + " must be one whole number of bytes.");
        }
        long length = Long.parseLong(values.get(0));
        if (length < 1 || length > bodyLength) {
            throw Invalid.request("The header " + HEADER + " must be between 1 and the length of the body, which is "
                    + bodyLength + ".");
        }
        return (int) length;
    }
}
