package org.affectlab.gateway.routing;

import java.util.List;
import java.util.regex.Pattern;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses more than one {@code Host}, and one that is no host with perhaps a port, as RFC 9112 section 3.2 asks. */
@Component
@Order(FilterOrder.HOST_GUARD)
public class HostGuard implements WebFilter {
    // RFC 3986 section 3.2.2 and 3.2.3: an address in brackets or a registered name, then a port.
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9A-Za-z:.%_~-]+]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)(:[0-9]{0,5})?");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        List<String> hosts = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.HOST);
        if (hosts.size() > 1
                || !hosts.stream().allMatch(host -> HOST.matcher(host).matches())) {
            return Mono.error(new GatewayProblemException(
                    ProblemCode.MALFORMED_REQUEST, "The Host header is not one host with perhaps a port."));
        }
        return chain.filter(exchange);
    }
}
