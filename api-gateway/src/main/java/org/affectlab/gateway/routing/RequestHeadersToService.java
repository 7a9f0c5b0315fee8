package org.affectlab.gateway.routing;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Removes request headers that end at the gateway. {@code Expect} is one: the gateway itself says when to continue.
 * {@code Proxy-Connection} is a hop-by-hop header that the framework's list lacks. The framework removes the others, and
 * {@code Forwarded} and {@code X-Forwarded-*} unless trusted proxies are configured; {@link ClientAddress} adds who asks.
 */
@Component
public class RequestHeadersToService implements HttpHeadersFilter {
    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders filtered = new HttpHeaders();
        filtered.addAll(input);
        filtered.remove(HttpHeaders.EXPECT);
        filtered.remove("Proxy-Connection");
        return filtered;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.REQUEST;
    }
}
