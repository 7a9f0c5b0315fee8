package org.affectlab.servicekit.access;

import jakarta.servlet.http.HttpServletRequest;
import org.affectlab.access.Identity;
import org.affectlab.access.Scope;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/** Who a request comes from, as the gateway's token says. Stateless. */
public final class RequestIdentity {
    private static final String ATTRIBUTE = RequestIdentity.class.getName();

    private RequestIdentity() {}

    static void set(HttpServletRequest request, Identity identity) {
        request.setAttribute(ATTRIBUTE, identity);
    }

    /** @throws ProblemException UNAUTHORIZED if the request came without a token */
    public static Identity of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Identity identity) {
            return identity;
        }
        throw new ProblemException(ProblemCode.UNAUTHORIZED, "This request comes from nobody.");
    }

    /**
     * To be called before the body is read.
     *
     * @throws ProblemException FORBIDDEN without the scope, UNAUTHORIZED without a token
     */
    public static void require(HttpServletRequest request, Scope scope) {
        if (!of(request).may(scope)) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "This needs a key with the scope " + scope.id() + ".");
        }
    }
}
