package org.affectlab.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class HostGuardTest {
    private static StepVerifier.FirstStep<Void> filter(String... hosts) {
        MockServerHttpRequest.BaseBuilder<?> request = MockServerHttpRequest.get("/v1/models");
        for (String host : hosts) {
            request.header(HttpHeaders.HOST, host);
        }
        return StepVerifier.create(
                new HostGuard().filter(MockServerWebExchange.from(request.build()), exchange -> Mono.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "affect-lab.example.org:443",
                "127.0.0.1:80",
                "[::1]:8080",
                "[fe80::1%25eth0]",
                "%C3%A4.example",
                ""
            })
    void aHostPasses(String host) {
        filter(host).verifyComplete();
    }

    @Test
    void noHostIsLeftToTheServer() {
        filter().verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local host",
                "localhost:port",
                "localhost:123456",
                "user@localhost",
                "localhost/path",
                "a,b\\c",
                "%zz",
                "[::1",
                "<script>"
            })
    void whatIsNoHostIsRefused(String host) {
        filter(host).verifyErrorSatisfies(HostGuardTest::isMalformed);
    }

    @Test
    void twoHostsAreRefused() {
        filter("one.example", "two.example").verifyErrorSatisfies(HostGuardTest::isMalformed);
    }

    private static void isMalformed(Throwable failure) {
        assertThat(failure).isInstanceOfSatisfying(GatewayProblemException.class, problem -> assertThat(problem.code())
                .isEqualTo(ProblemCode.MALFORMED_REQUEST));
    }
}
