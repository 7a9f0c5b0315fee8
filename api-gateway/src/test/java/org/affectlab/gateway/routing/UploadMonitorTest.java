package org.affectlab.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@Timeout(30)
class UploadMonitorTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(100);

    @Test
    void testBodyOfTheLimitPassesUnchanged() {
        UploadMonitor monitor = new UploadMonitor(6, LONG);
        List<String> passed = new ArrayList<>();
        monitor.watch(body("abc", "def"))
                .doOnNext(piece -> passed.add(text(piece)))
                .blockLast();
        assertThat(passed).containsExactly("abc", "def");
        assertThat(monitor.isComplete()).isTrue();
    }

    @Test
    void testFirstPieceOverTheLimitIsRefusedAndNotPassedOn() {
        UploadMonitor monitor = new UploadMonitor(5, LONG);
        List<String> passed = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        monitor.watch(body("abc", "def", "ghi"))
                .subscribe(
                        piece -> passed.add(text(piece)), failure -> ended.add("failed"), () -> ended.add("complete"));
        assertThat(passed).containsExactly("abc");
        assertThat(ended).isEmpty();
        assertThat(failureOf(monitor.refusal())).isInstanceOfSatisfying(GatewayProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.TOO_LARGE);
            assertThat(problem.limit()).isEqualTo(5);
        });
        assertThat(monitor.isComplete()).isFalse();
    }

    @Test
    void testClientThatSendsNothingIsRefused() {
        UploadMonitor monitor = new UploadMonitor(5, SHORT);
        Sinks.Many<DataBuffer> client = Sinks.many().unicast().onBackpressureBuffer();
        monitor.watch(client.asFlux()).subscribe();
        assertThat(failureOf(monitor.refusal()))
                .isInstanceOfSatisfying(GatewayProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.REQUEST_TIMEOUT));
    }

    @Test
    void testServiceThatTakesNothingIsRefused() {
        UploadMonitor monitor = new UploadMonitor(5, SHORT);
        monitor.watch(body("a", "b")).subscribeWith(new BaseSubscriber<DataBuffer>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.request(1);
            }
        });
        assertThat(failureOf(monitor.refusal()))
                .isInstanceOfSatisfying(GatewayProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.DEADLINE_EXCEEDED));
    }

    @Test
    void testCompleteBodyIsNeverRefused() {
        UploadMonitor monitor = new UploadMonitor(5, SHORT);
        monitor.watch(body("abc")).blockLast();
        assertThat(monitor.refusal()
                        .timeout(SHORT.multipliedBy(5), Mono.empty())
                        .blockOptional())
                .isEmpty();
    }

    private static Throwable failureOf(Mono<Void> mono) {
        return mono.<Throwable>cast(Throwable.class).onErrorResume(Mono::just).block();
    }

    private static Flux<DataBuffer> body(String... pieces) {
        return Flux.just(pieces)
                .map(piece -> DefaultDataBufferFactory.sharedInstance.wrap(piece.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(DataBuffer piece) {
        return piece.toString(StandardCharsets.UTF_8);
    }
}
