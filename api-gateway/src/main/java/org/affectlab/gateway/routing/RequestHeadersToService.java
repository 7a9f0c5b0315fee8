package org.affectlab.gateway.routing;

import static java.util.Objects.requireNonNull;

import org.affectlab.access.InternalTokens;
import org.affectlab.gateway.access.RequestIdentity;
import org.affectlab.gateway.access.ServiceTokens;
import org.affectlab.gateway.resilience.RequestDeadline;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Removes request headers that end at the gateway. {@code Expect} is one: the gateway itself says when to continue.
 * {@code Proxy-Connection} is a hop-by-hop header that the framework's list lacks. The framework removes the others, and
 * {@code Forwarded} and {@code X-Forwarded-*}. Keys and tokens of clients end here, too: a service gets the gateway's own token, which says who
 * calls.
 */
@Component
public class RequestHeadersToService implements HttpHeadersFilter {
    private static final String KEY_HEADER = "X-API-Key";

    private final ServiceTokens tokens;

    public RequestHeadersToService(ServiceTokens tokens) {
        this.tokens = requireNonNull(tokens, "tokens is null");
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders filtered = new HttpHeaders();
        filtered.addAll(input);
        filtered.remove(HttpHeaders.EXPECT);
        filtered.remove("Proxy-Connection");
        filtered.remove(HttpHeaders.AUTHORIZATION);
        filtered.remove(HttpHeaders.COOKIE);
        filtered.remove(KEY_HEADER);
        filtered.remove(InternalTokens.HEADER);
        RequestDeadline.of(exchange)
                .ifPresent(deadline -> filtered.set(RequestDeadline.HEADER, Long.toString(deadline.remainingMillis())));
        RequestIdentity.of(exchange).ifPresent(identity -> filtered.set(InternalTokens.HEADER, tokens.of(identity)));
        return filtered;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.REQUEST;
    }
}
