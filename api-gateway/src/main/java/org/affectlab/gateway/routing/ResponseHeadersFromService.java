package org.affectlab.gateway.routing;

import java.util.Locale;
import org.affectlab.gateway.quota.Analysed;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Removes answer headers of services that only the gateway may set: CORS is decided here alone, and twice the same CORS
 * header would make browsers refuse the answer. What the service says that it has analysed is for the caller's quotas alone.
 */
@Component
public class ResponseHeadersFromService implements HttpHeadersFilter {
    private static final String CORS_PREFIX = "access-control-";

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        Analysed.remember(exchange, input.getFirst(Analysed.HEADER));
        HttpHeaders filtered = new HttpHeaders();
        input.forEach((name, values) -> {
            if (!name.toLowerCase(Locale.ROOT).startsWith(CORS_PREFIX) && !name.equalsIgnoreCase(Analysed.HEADER)) {
                filtered.addAll(name, values);
            }
        });
        return filtered;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }
}
