package org.affectlab.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.affectlab.gateway.testing.RawClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Pipelined pairs make certain what is rare without them: that a request arrives before the one before it has ended. */
@Timeout(60)
class OneRequestAtATimeTest {
    private static final int ROUNDS = 50;
    private static final String PAIR = get("/slow") + get("/fast");

    private final CountDownLatch closed = new CountDownLatch(1);

    private @Nullable DisposableServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.disposeNow();
        }
    }

    @Test
    void testConnectionIsReadAfterAPairOfRequests() throws IOException {
        DisposableServer running = start(OneRequestAtATimeTest::oneAtATime);
        try (RawClient client = new RawClient(running.port())) {
            for (int round = 0; round < ROUNDS; round++) {
                client.write(PAIR);
                assertThat(client.readUntil("slow")).startsWith("HTTP/1.1 200 OK");
                assertThat(client.readUntil("fast")).contains("HTTP/1.1 200 OK");
                client.write(get("/fast"));
                assertThat(client.readUntil("fast")).contains("HTTP/1.1 200 OK");
            }
        }
    }

    @Test
    void testLongPipelineIsAnsweredInItsOrder() throws IOException {
        DisposableServer running = start(OneRequestAtATimeTest::oneAtATime);
        try (RawClient client = new RawClient(running.port())) {
            client.write(PAIR.repeat(ROUNDS));
            for (int round = 0; round < ROUNDS; round++) {
                client.readUntil("slow");
                client.readUntil("fast");
            }
            client.write(get("/slow"));
            assertThat(client.readUntil("slow")).contains("HTTP/1.1 200 OK");
        }
    }

    @Test
    void testLongBodyThatCameEarlyIsReadToItsEnd() throws IOException {
        DisposableServer running = start(OneRequestAtATimeTest::oneAtATime);
        String body = "b".repeat(1 << 20);
        try (RawClient client = new RawClient(running.port())) {
            for (int round = 0; round < ROUNDS; round++) {
                client.write(get("/slow") + "POST /length HTTP/1.1\r\nHost: h\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
                assertThat(client.readUntil("slow")).startsWith("HTTP/1.1 200 OK");
                assertThat(client.readUntil("length " + body.length())).contains("HTTP/1.1 200 OK");
            }
        }
    }

    @Test
    void testIdleTimeRunsAfterAPairOfRequests() throws IOException {
        Duration idle = Duration.ofMillis(200);
        DisposableServer running = start(server -> oneAtATime(server).idleTimeout(idle));
        try (RawClient client = new RawClient(running.port())) {
            client.write(PAIR);
            assertThat(client.readToEnd()).endsWith("fast");
        }
    }

    @Test
    void testEarlyRequestThatEndsTheConnectionIsAnswered() throws IOException {
        DisposableServer running = start(OneRequestAtATimeTest::oneAtATime);
        try (RawClient client = new RawClient(running.port())) {
            client.write(PAIR + "GET /fast HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            assertThat(client.readToEnd()).containsSubsequence("slow", "fast", "fast");
        }
    }

    @Test
    void testEarlyNonsenseIsAnsweredAfterWhatCameBefore() throws IOException {
        DisposableServer running = start(OneRequestAtATimeTest::oneAtATime);
        try (RawClient client = new RawClient(running.port())) {
            client.write(get("/slow") + "GET /f ast HTTP/1.1\r\nHost: h\r\n\r\n");
            assertThat(client.readToEnd()).containsSubsequence("HTTP/1.1 200 OK", "slow", "HTTP/1.1 400 Bad Request");
        }
    }

    @Test
    void testClosedConnectionIsLeftAlone() throws IOException, InterruptedException {
        DisposableServer running = start(OneRequestAtATimeTest::oneAtATime);
        try (RawClient client = new RawClient(running.port())) {
            client.write("GET /slow HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            assertThat(client.readToEnd()).endsWith("slow");
        }
        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static HttpServer oneAtATime(HttpServer server) {
        return server.childObserve(OneRequestAtATime.observer())
                .doOnChannelInit((observer, channel, remoteAddress) ->
                        channel.pipeline().addAfter(NettyPipeline.HttpCodec, "oneAtATime", new OneRequestAtATime()));
    }

    private DisposableServer start(UnaryOperator<HttpServer> customizer) {
        HttpServer plain = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .doOnConnection(this::noteClose)
                .route(routes -> routes.get(
                                "/slow",
                                (request, response) ->
                                        response.sendString(Mono.just("slow").publishOn(Schedulers.boundedElastic())))
                        .get("/fast", (request, response) -> response.sendString(Mono.just("fast")))
                        .post(
                                "/length",
                                (request, response) -> response.sendString(request.receive()
                                        .map(ByteBuf::readableBytes)
                                        .reduce(0, Integer::sum)
                                        .map(length -> "length " + length))));
        DisposableServer running = customizer.apply(plain).bindNow();
        server = running;
        return running;
    }

    private void noteClose(Connection connection) {
        connection.channel().closeFuture().addListener(done -> closed.countDown());
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n";
    }
}
