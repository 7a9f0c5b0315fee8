package org.affectlab.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;

@Timeout(60)
class ServiceExchangeTest {
    private final CountDownLatch slowBegun = new CountDownLatch(1);
    private final CompletableFuture<String> slowAnswer = new CompletableFuture<>();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .route(routes -> routes.get("/quick", (request, response) -> response.sendString(Mono.just("quick")))
                    .get("/slow", (request, response) -> {
                        slowBegun.countDown();
                        return response.sendString(Mono.fromFuture(slowAnswer));
                    })
                    .get(
                            "/endless",
                            (request, response) -> response.sendString(
                                    Flux.interval(Duration.ofMillis(10)).map(Object::toString))))
            .bindNow();
    private final ConnectionProvider pool = ConnectionProvider.create("one", 1);
    private final HttpClient client = HttpClient.create(pool).baseUrl("http://127.0.0.1:" + server.port());
    private final AtomicReference<ServiceExchange> exchange = new AtomicReference<>();

    @AfterEach
    void stop() {
        pool.dispose();
        server.disposeNow();
    }

    @Test
    void testItLeavesTheConnectionToTheNextRequest() throws Exception {
        assertThat(answer("/quick").blockLast()).isEqualTo("quick");
        CompletableFuture<String> next = client.get()
                .uri("/slow")
                .responseContent()
                .aggregate()
                .asString()
                .toFuture();
        assertThat(slowBegun.await(20, TimeUnit.SECONDS)).isTrue();

        exchange.get().dispose();
        // The loop has worked on what was asked of it when it runs this.
        exchange.get().channel().eventLoop().submit(() -> {}).get(20, TimeUnit.SECONDS);
        slowAnswer.complete("slow");

        assertThat(next.get(20, TimeUnit.SECONDS)).isEqualTo("slow");
    }

    @Test
    void testItEndsItsOwnRequest() {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        answer("/endless")
                .doOnNext(piece -> exchange.get().dispose())
                .doOnTerminate(() -> ended.complete(null))
                .subscribe(piece -> {}, failure -> {});
        assertThat(ended).succeedsWithin(Duration.ofSeconds(20));
        assertThat(exchange.get().channel().closeFuture().awaitUninterruptibly(20, TimeUnit.SECONDS))
                .isTrue();
    }

    private Flux<String> answer(String path) {
        return client.get().uri(path).responseConnection((response, connection) -> {
            exchange.set(new ServiceExchange((ChannelOperations<?, ?>) connection));
            return connection.inbound().receive().asString();
        });
    }
}
