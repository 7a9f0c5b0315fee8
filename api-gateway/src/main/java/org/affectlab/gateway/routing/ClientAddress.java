package org.affectlab.gateway.routing;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Tells the service who asks: {@code X-Forwarded-For} with one address. It is the one that the connection comes from, whatever the client
 * says; only where that is a trusted proxy ({@code spring.cloud.gateway.server.webflux.trusted-proxies}), it is the nearest one in the
 * client's own header that is none. Thread-safe.
 */
@Component
public final class ClientAddress implements HttpHeadersFilter, Ordered {
    static final String HEADER = "X-Forwarded-For";

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]{2,39}");

    private final Predicate<String> trusted;

    /** @param trustedProxies regular expression of addresses; empty: none is trusted */
    public ClientAddress(@Value("${spring.cloud.gateway.server.webflux.trusted-proxies:}") String trustedProxies) {
        trusted = trustedProxies.isEmpty()
                ? address -> false
                : Pattern.compile(trustedProxies).asMatchPredicate();
    }

    /** Last: what the framework makes of the header is replaced. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders filtered = new HttpHeaders();
        filtered.addAll(input);
        filtered.remove(HEADER);
        find(exchange).ifPresent(address -> filtered.set(HEADER, address));
        return filtered;
    }

    /** Who asks; a connection without an address (a test's) counts as one caller. */
    String of(ServerWebExchange exchange) {
        return find(exchange).orElse("");
    }

    private Optional<String> find(ServerWebExchange exchange) {
        return peer(exchange.getRequest())
                .map(peer -> resolve(peer, exchange.getRequest().getHeaders().getOrEmpty(HEADER)));
    }

    /**
     * @param peer where the connection comes from
     * @param claimed the values of the client's header; each may be a list
     */
    String resolve(String peer, List<String> claimed) {
        List<String> hops = claimed.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::trim)
                .toList();
        String address = peer;
        for (int hop = hops.size() - 1; hop >= 0 && trusted.test(address); hop--) {
            if (!ADDRESS.matcher(hops.get(hop)).matches()) {
                break;
            }
            address = hops.get(hop);
        }
        return address;
    }

    /** Of the connection itself: the framework puts the claimed address in its place where proxies are trusted. */
    private static Optional<String> peer(ServerHttpRequest request) {
        HttpServerRequest connection = ServerHttpRequestDecorator.getNativeRequest(request);
        if (connection.connectionRemoteAddress() instanceof InetSocketAddress remote && remote.getAddress() != null) {
            // Without the zone of a link-local address.
            return Optional.of(remote.getAddress().getHostAddress().split("%", 2)[0]);
        }
        return Optional.empty();
    }
}
