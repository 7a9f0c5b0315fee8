package org.affectlab.gateway.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.support.GenericApplicationContext;
import redis.embedded.RedisServer;

/** Two gateways with one Redis, a real one on this machine, and more patience with it, since whoever it is too slow for is not counted. */
final class RedisQuotasTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final QuotaSettings SETTINGS = new QuotaSettings(
            new Quota(10, Duration.ofHours(1)),
            new Quota(1000, Duration.ofHours(1)),
            null,
            null,
            null,
            Map.of(),
            Set.of());

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<BucketStore> stores = new ArrayList<>();
    private RedisServer server;
    private URI address;

    @BeforeEach
    void start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        address = URI.create("redis://127.0.0.1:" + port);
    }

    @AfterEach
    void stop() throws IOException {
        stores.forEach(BucketStore::close);
        server.stop();
    }

    private Quotas gateway() {
        return new Quotas(SETTINGS, patientStore(), meters);
    }

    private BucketStore patientStore() {
        RedisBuckets store = new RedisBuckets(address, PATIENCE);
        stores.add(store);
        return store;
    }

    /** In place of the store in Redis, if that is what the gateway has chosen. */
    private void patience(GenericApplicationContext gateway) {
        gateway.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof RedisBuckets ? patientStore() : bean;
            }
        });
    }

    private static boolean enters(Quotas gateway, String caller) {
        CallerMeters own = gateway.of(caller).orElseThrow();
        return gateway.ask(own::enter, Optional.<Meter>empty())
                .blockOptional()
                .orElseThrow()
                .isEmpty();
    }

    @Test
    void aCallerHasItsQuotaOnceOverAllGateways() {
        Quotas first = gateway();
        Quotas second = gateway();
        for (int number = 0; number < 5; number++) {
            assertThat(enters(first, "anna")).isTrue();
            assertThat(enters(second, "anna")).isTrue();
        }
        assertThat(enters(first, "anna")).isFalse();
        assertThat(enters(second, "anna")).isFalse();
        assertThat(enters(second, "bert")).isTrue();

        first.of("bert").orElseThrow().uploaded(5000);
        assertThat(enters(second, "bert")).isFalse();
        assertThat(meters.counter(Quotas.FAILURES).count()).isZero();
    }

    @Test
    void nothingIsGivenTwiceWhenManyAskAtOnce() throws Exception {
        List<Quotas> gateways = List.of(gateway(), gateway());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int number = 0; number < 60; number++) {
                Quotas asked = gateways.get(number % 2);
                answers.add(threads.submit(() -> enters(asked, "anna")));
            }
            int let = 0;
            for (Future<Boolean> answer : answers) {
                let += answer.get() ? 1 : 0;
            }
            assertThat(let).isEqualTo(10);
            assertThat(meters.counter(Quotas.FAILURES).count()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void withoutItsStoreEverybodyIsLetInAndThatIsCounted() throws IOException, InterruptedException {
        Quotas gateway = gateway();
        assertThat(enters(gateway, "anna")).isTrue();
        server.stop();
        for (int number = 0; number < 20; number++) {
            assertThat(enters(gateway, "anna")).isTrue();
        }
        assertThat(meters.counter(Quotas.FAILURES).count()).isEqualTo(20);

        server.start();
        long start = System.nanoTime();
        double before;
        do {
            Thread.sleep(20);
            before = meters.counter(Quotas.FAILURES).count();
            enters(gateway, "carl");
            // The longer it was away, the rarer it is looked for, and at least every 30 s.
            assertThat(System.nanoTime() - start)
                    .isLessThan(Duration.ofSeconds(60).toNanos());
        } while (meters.counter(Quotas.FAILURES).count() > before);
    }

    @Test
    void aStoreThatIsNotThereIsAnErrorAtTheStart() throws IOException {
        server.stop();
        assertThatThrownBy(() -> new RedisBuckets(address)).isInstanceOf(RuntimeException.class);
        server.start();
    }

    @Test
    void aGatewayRefusesWhatAnotherOneHasGivenAway() {
        StubService service = new StubService().json("/v1/speech/emotions", 200, "{}");
        try (service) {
            for (int expected : new int[] {200, 429}) {
                try (RunningGateway gateway = RunningGateway.before(
                        service.uri(),
                        this::patience,
                        "affectlab.gateway.quotas.redis=" + address,
                        "affectlab.gateway.quotas.requests.amount=1",
                        "affectlab.gateway.quotas.requests.period=1h")) {
                    var answer = gateway.send(
                            gateway.request("/v1/speech/emotions").POST(HttpRequest.BodyPublishers.ofString("x")));
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
                    assertThat(answer.headers().firstValue("RateLimit").orElse(""))
                            .startsWith("\"requests\";r=0;");
                }
            }
        }
    }
}
