package org.affectlab.gateway.web;

import org.affectlab.gateway.routing.FilterOrder;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Security headers of every answer. API answers may load nothing when a browser shows them; the gateway's own pages may
 * load from the gateway only. A policy that is set already stays.
 */
@Component
@Order(FilterOrder.SECURITY_HEADERS)
public class SecurityHeaders implements WebFilter {
    static final String POLICY = "Content-Security-Policy";

    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final String PAGE_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean page = isPage(exchange.getRequest().getURI().getRawPath());
        exchange.getResponse().beforeCommit(() -> {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            headers.set("X-Content-Type-Options", "nosniff");
            setIfAbsent(headers, POLICY, page ? PAGE_POLICY : API_POLICY);
            setIfAbsent(headers, "X-Frame-Options", "DENY");
            setIfAbsent(headers, "Referrer-Policy", "no-referrer");
            setIfAbsent(headers, "Cross-Origin-Resource-Policy", "same-origin");
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    private static boolean isPage(String path) {
        return path.equals("/") || path.equals("/docs") || path.startsWith("/docs/");
    }

    private static void setIfAbsent(HttpHeaders headers, String name, String value) {
        if (!headers.containsHeader(name)) {
            headers.set(name, value);
        }
    }
}
