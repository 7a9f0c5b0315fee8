package org.affectlab.gateway.problems;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;

class ProblemMapperTest {
    private final ProblemMapper mapper = new ProblemMapper();

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new ConnectException("10.0.0.1 refused"), ProblemCode.SERVICE_UNAVAILABLE),
                Arguments.of(new ConnectTimeoutException("10.0.0.1"), ProblemCode.SERVICE_UNAVAILABLE),
                Arguments.of(new UnknownHostException("internal.host"), ProblemCode.SERVICE_UNAVAILABLE),
                Arguments.of(new IOException("reset"), ProblemCode.SERVICE_UNAVAILABLE),
                Arguments.of(new TooLongHttpHeaderException("header"), ProblemCode.SERVICE_UNAVAILABLE),
                Arguments.of(ReadTimeoutException.INSTANCE, ProblemCode.DEADLINE_EXCEEDED),
                Arguments.of(new TimeoutException("late"), ProblemCode.DEADLINE_EXCEEDED),
                Arguments.of(new IllegalStateException(new IOException("reset")), ProblemCode.SERVICE_UNAVAILABLE),
                Arguments.of(new ResponseStatusException(HttpStatus.NOT_FOUND), ProblemCode.NOT_FOUND),
                Arguments.of(new ServerWebInputException("bad"), ProblemCode.INVALID_PARAMETER),
                Arguments.of(
                        new NotAcceptableStatusException(List.of(MediaType.APPLICATION_JSON)),
                        ProblemCode.NOT_ACCEPTABLE),
                Arguments.of(new ResponseStatusException(HttpStatus.INSUFFICIENT_STORAGE), ProblemCode.INTERNAL_ERROR),
                Arguments.of(new IllegalStateException("secret"), ProblemCode.INTERNAL_ERROR));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void testFailureGetsItsCodeAndTellsNothingInternal(Throwable failure, ProblemCode code) {
        GatewayProblemException problem = mapper.map(failure);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.detail()).doesNotContain("10.0.0.1", "internal", "secret");
        assertThat(problem.retryAfter().isPresent()).isEqualTo(code.status() == HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void testWrongMethodKeepsTheAllowHeader() {
        GatewayProblemException problem =
                mapper.map(new MethodNotAllowedException(HttpMethod.PUT, List.of(HttpMethod.GET)));
        assertThat(problem.code()).isEqualTo(ProblemCode.METHOD_NOT_ALLOWED);
        assertThat(problem.headers().getAllow()).containsExactly(HttpMethod.GET);
    }

    @Test
    void testProblemStaysItself() {
        GatewayProblemException problem = new GatewayProblemException(ProblemCode.UNKNOWN_MODEL, "none");
        assertThat(mapper.map(problem)).isSameAs(problem);
        assertThat(mapper.map(new IllegalStateException(problem))).isSameAs(problem);
    }

    @Test
    void testLoopOfCausesEnds() {
        IllegalStateException first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));
        assertThat(mapper.map(first).code()).isEqualTo(ProblemCode.INTERNAL_ERROR);
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void testTypeIsTheCodeInKebabCase(ProblemCode code) {
        assertThat(code.type()).startsWith("https://affectlab.org/problems/");
        String kebab = code.type().substring("https://affectlab.org/problems/".length());
        assertThat(kebab.replace('-', '_')).isEqualToIgnoringCase(code.name()).isLowerCase();
        assertThat(code.status().isError()).isTrue();
    }
}
