package org.affectlab.gateway.quota;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.affectlab.access.Identity;
import org.affectlab.gateway.access.RequestIdentity;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.routing.FilterOrder;
import org.affectlab.gateway.tracing.AccessEntry;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Holds each caller to its quotas. What counts is an analysis: {@code POST /v1/DOMAIN/…} and {@code POST /v2/models/…/infer}; reading models,
 * limits and jobs is free. A request that no service has a place for is refused before it counts. A body of declared length counts when it is let
 * in, one of unknown length when it has come; recordings and clouds count when they have been analysed. A quota that is used up refuses the
 * next request with 429 before its body is read. Every answer of a counted request says what is left. Thread-safe.
 */
@Component
@Order(FilterOrder.QUOTA)
public class QuotaFilter implements WebFilter {
    static final String POLICY = "RateLimit-Policy";
    static final String STATE = "RateLimit";

    private static final Pattern ANALYSIS =
            Pattern.compile("/v1/(?!jobs(?:/|$)|models(?:/|$)|limits(?:/|$)).+|/v2/models/.+/infer");

    private final Quotas quotas;

    public QuotaFilter(Quotas quotas) {
        this.quotas = requireNonNull(quotas, "quotas is null");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Optional<CallerMeters> meters = counts(exchange.getRequest())
                ? RequestIdentity.of(exchange).map(Identity::caller).flatMap(quotas::of)
                : Optional.empty();
        return meters.map(own -> filter(exchange, chain, own)).orElseGet(() -> chain.filter(exchange));
    }

    private Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain, CallerMeters meters) {
        exchange.getResponse().beforeCommit(() -> quotas.ask(() -> left(exchange, meters), "")
                .doOnNext(left -> {
                    if (!left.isEmpty()) {
                        exchange.getResponse().getHeaders().set(POLICY, meters.policies());
                        exchange.getResponse().getHeaders().set(STATE, left);
                    }
                })
                .then());
        return quotas.ask(meters::enter, Optional.<Meter>empty())
                .flatMap(usedUp -> usedUp.map(meter -> refusal(meter)).orElseGet(() -> let(exchange, chain, meters)));
    }

    /** What was analysed is known by now, and the client learns what is left after it. */
    private static String left(ServerWebExchange exchange, CallerMeters meters) {
        meters.analysed(Analysed.of(exchange));
        return meters.states();
    }

    private Mono<Void> let(ServerWebExchange exchange, WebFilterChain chain, CallerMeters meters) {
        long declared = exchange.getRequest().getHeaders().getContentLength();
        if (declared > 0) {
            return use(meters, declared).then(chain.filter(exchange));
        }
        return chain.filter(exchange)
                .doFinally(end ->
                        use(meters, AccessEntry.of(exchange).receivedBytes()).subscribe());
    }

    private Mono<Boolean> use(CallerMeters meters, long bytes) {
        return quotas.ask(
                () -> {
                    meters.uploaded(bytes);
                    return true;
                },
                false);
    }

    private static boolean counts(ServerHttpRequest request) {
        return request.getMethod() == HttpMethod.POST
                && ANALYSIS.matcher(request.getPath().pathWithinApplication().value())
                        .matches();
    }

    private Mono<Void> refusal(Meter meter) {
        return quotas.ask(meter::untilAny, Duration.ofSeconds(1))
                .flatMap(wait -> Mono.error(GatewayProblemException.quota(
                        "The quota " + meter.name() + " is used up: "
                                + meter.quota().amount() + " in "
                                + meter.quota().period().toSeconds() + " s.",
                        meter.quota().amount(),
                        wait.plusMillis(999))));
    }
}
