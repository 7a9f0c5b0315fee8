package org.affectlab.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** The filter alone, in virtual time, before a call that fails as often as it is told. */
final class ConnectRetryFilterTest {
    private final List<Long> tries = new ArrayList<>();

    /** As the framework's call, it does nothing for an exchange that was routed already. */
    private Mono<Void> call(ServerWebExchange exchange, int failing, Exception failure) {
        return Mono.defer(() -> {
            if (ServerWebExchangeUtils.isAlreadyRouted(exchange)) {
                return Mono.empty();
            }
            ServerWebExchangeUtils.setAlreadyRouted(exchange);
            tries.add(Schedulers.parallel().now(TimeUnit.MILLISECONDS));
            return tries.size() <= failing ? Mono.error(failure) : Mono.empty();
        });
    }

    private StepVerifier.Step<Void> filter(HttpMethod method, int failing, Exception failure) {
        ServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.method(method, "/v1/models"));
        return StepVerifier.withVirtualTime(
                        () -> new ConnectRetry().filter(exchange, called -> call(called, failing, failure)))
                .thenAwait(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void aServiceThatComesUpIsReachedAtTheThirdTry(String method) {
        filter(HttpMethod.valueOf(method), 2, new ConnectException()).verifyComplete();
        assertThat(tries).containsExactly(0L, 200L, 400L);
    }

    @Test
    void thereIsNoFourthTry() {
        ConnectException failure = new ConnectException();
        filter(HttpMethod.GET, 4, failure)
                .verifyErrorSatisfies(told -> assertThat(told).isSameAs(failure));
        assertThat(tries).containsExactly(0L, 200L, 400L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void workIsSentOnce(String method) {
        filter(HttpMethod.valueOf(method), 1, new ConnectException()).verifyError(ConnectException.class);
        assertThat(tries).containsExactly(0L);
    }

    @Test
    void whatElseFailsIsNotRepeated() {
        filter(HttpMethod.GET, 1, new IOException()).verifyError(IOException.class);
        assertThat(tries).containsExactly(0L);
    }
}
