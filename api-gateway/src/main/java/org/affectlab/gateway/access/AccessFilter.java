package org.affectlab.gateway.access;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.affectlab.access.Identity;
import org.affectlab.access.Scope;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.affectlab.gateway.routing.FilterOrder;
import org.affectlab.gateway.tracing.AccessEntry;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets in who shows a key or token that is good now and allows what is asked for. Everybody else gets 401, or 403 where only the scope is
 * missing, before anything of a body is read. Why a key is not good (unknown, expired, revoked) is not told. Thread-safe.
 */
@Component
@Order(FilterOrder.ACCESS)
public class AccessFilter implements WebFilter {
    private static final String CHALLENGE = "Bearer realm=\"affectlab\"";

    private final Authenticator authenticator;

    public AccessFilter(Authenticator authenticator) {
        this.authenticator = requireNonNull(authenticator, "authenticator is null");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        List<String> segments = AccessRules.segments(request.getPath().pathWithinApplication());
        if (AccessRules.isOpen(request.getMethod(), segments)) {
            return chain.filter(exchange);
        }
        return Credentials.find(request.getHeaders())
                .map(authenticator::identify)
                .orElseGet(() -> Mono.error(
                        unauthorized("Send a key as Authorization: Bearer KEY, or as X-API-Key: KEY.", CHALLENGE)))
                .switchIfEmpty(Mono.error(
                        () -> unauthorized("This key or token is not valid.", CHALLENGE + ", error=\"invalid_token\"")))
                .flatMap(identity -> enter(exchange, identity, segments, chain));
    }

    private static Mono<Void> enter(
            ServerWebExchange exchange, Identity identity, List<String> segments, WebFilterChain chain) {
        RequestIdentity.set(exchange, identity);
        AccessEntry.of(exchange).credential(identity.credential());
        Set<Scope> needed = AccessRules.needed(segments);
        return AccessRules.allows(identity, needed) ? chain.filter(exchange) : Mono.error(forbidden(needed));
    }

    private static GatewayProblemException unauthorized(String detail, String challenge) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge);
        return new GatewayProblemException(ProblemCode.UNAUTHORIZED, detail, headers, null);
    }

    /** @param needed one of these would have been enough */
    public static GatewayProblemException forbidden(Set<Scope> needed) {
        List<String> names = needed.stream().map(Scope::id).sorted().toList();
        HttpHeaders headers = new HttpHeaders();
        headers.set(
                HttpHeaders.WWW_AUTHENTICATE,
                CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + String.join(" ", names) + "\"");
        return new GatewayProblemException(
                ProblemCode.FORBIDDEN, "This needs the scope " + String.join(" or ", names) + ".", headers, null);
    }
}
