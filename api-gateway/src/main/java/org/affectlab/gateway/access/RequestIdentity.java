package org.affectlab.gateway.access;

import java.util.Optional;
import org.affectlab.access.Identity;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.springframework.web.server.ServerWebExchange;

/** Who a request comes from, once that is known. Stateless. */
public final class RequestIdentity {
    private static final String ATTRIBUTE = RequestIdentity.class.getName();

    private RequestIdentity() {}

    static void set(ServerWebExchange exchange, Identity identity) {
        exchange.getAttributes().put(ATTRIBUTE, identity);
    }

    /** Empty before it is known, and for what is open to everybody. */
    public static Optional<Identity> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }

    /** @throws GatewayProblemException UNAUTHORIZED if it is not known */
    public static Identity require(ServerWebExchange exchange) {
        return of(exchange)
                .orElseThrow(
                        () -> new GatewayProblemException(ProblemCode.UNAUTHORIZED, "This request comes from nobody."));
    }
}
