package org.affectlab.gateway.routing;

import java.util.Locale;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses paths that a service could read differently from the gateway: dot segments (plain or encoded), encoded slashes,
 * backslashes and control characters, path parameters. Without it {@code /v1/speech/../../actuator} would match the
 * speech route and reach the service's actuator.
 */
@Component
@Order(FilterOrder.PATH_GUARD)
public class PathGuard implements WebFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (isAmbiguous(exchange.getRequest().getURI().getRawPath())) {
            return Mono.error(new GatewayProblemException(
                    ProblemCode.INVALID_PARAMETER, "The path holds dot segments or encoded separators."));
        }
        return chain.filter(exchange);
    }

    static boolean isAmbiguous(String rawPath) {
        String path = rawPath.toLowerCase(Locale.ROOT);
        if (path.contains("%2f")
                || path.contains("%5c")
                || path.contains("%0")
                || path.contains("%1")
                || path.contains("%7f")
                || path.contains("%25")
                || path.contains("%3b")
                || path.contains("\\")
                || path.contains(";")
                || path.contains("//")) {
            return true;
        }
        for (String segment : path.replace("%2e", ".").split("/")) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }
}
