package org.affectlab.gateway.routing;

import static java.util.Objects.requireNonNull;

import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.affectlab.gateway.tracing.AccessEntry;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Holds every request body to the upload limit: by its declared length before anything is read (and before a client that
 * sent {@code Expect: 100-continue} is told to go on), and by counting while it passes. An answer that comes before the
 * body's end says {@code Connection: close}, because the rest of the body is not going to be read.
 */
@Component
@Order(FilterOrder.UPLOAD_GUARD)
public class UploadGuard implements WebFilter {
    private final GatewaySettings settings;

    public UploadGuard(GatewaySettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        long declaredBytes = headers.getContentLength();
        if (declaredBytes <= 0 && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            return chain.filter(exchange);
        }
        long maxBytes = settings.maxUploadBytes().toBytes();
        UploadMonitor monitor = new UploadMonitor(maxBytes, settings.timeouts().uploadIdle());
        AccessEntry.of(exchange).requestBytes(monitor::receivedBytes);
        ServerHttpResponse response = exchange.getResponse();
        response.beforeCommit(() -> {
            if (!monitor.isComplete()) {
                response.getHeaders().set(HttpHeaders.CONNECTION, "close");
            }
            return Mono.empty();
        });
        if (declaredBytes > maxBytes) {
            return Mono.error(GatewayProblemException.overLimit(
                    ProblemCode.TOO_LARGE,
                    "The request body has " + declaredBytes + " bytes; at most " + maxBytes + " are taken.",
                    maxBytes,
                    declaredBytes));
        }
        ServerHttpRequest watched = new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return monitor.watch(super.getBody());
            }
        };
        return chain.filter(exchange.mutate().request(watched).build()).takeUntilOther(monitor.refusal());
    }
}
