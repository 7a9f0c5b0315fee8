package org.affectlab.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.benchmarks.http.Exchange.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoadGeneratorTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<Exchange> exchanges = new ArrayList<>();

    @Test
    void everyRequestIsAnsweredOnceAndConnectionsAreKept() throws IOException {
        try (TinyServer server = TinyServer.answering(OK)) {
            new LoadGenerator(server.address(), 4, LIMIT).run(ClosedLoop.of(200, () -> request(100)), exchanges::add);
            assertThat(server.connections()).isLessThanOrEqualTo(4);
        }
        assertThat(exchanges).hasSize(200).allSatisfy(exchange -> {
            assertThat(exchange.outcome()).isEqualTo(Outcome.ANSWERED);
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.latencyNanos()).isNotNegative();
        });
    }

    @Test
    void allConnectionsWorkAtOnce() throws IOException {
        CyclicBarrier all = new CyclicBarrier(8);
        try (TinyServer server = new TinyServer(connection -> {
            TinyServer.readRequest(connection.getInputStream());
            try {
                all.await();
            } catch (Exception e) {
                throw new IOException(e);
            }
            connection.getOutputStream().write(OK.getBytes());
        })) {
            new LoadGenerator(server.address(), 8, LIMIT).run(ClosedLoop.of(8, () -> request(10)), exchanges::add);
        }
        assertThat(exchanges).hasSize(8).allMatch(exchange -> exchange.outcome() == Outcome.ANSWERED);
    }

    @Test
    void bodyOfMegabytesArrivesWhole() throws IOException {
        AtomicInteger length = new AtomicInteger();
        try (TinyServer server = new TinyServer(connection -> {
            length.set(TinyServer.readRequest(connection.getInputStream()));
            connection.getOutputStream().write(OK.getBytes());
        })) {
            new LoadGenerator(server.address(), 1, LIMIT).run(ClosedLoop.of(1, () -> request(5 << 20)), exchanges::add);
        }
        assertThat(length).hasValue(5 << 20);
        assertThat(exchanges).singleElement().matches(exchange -> exchange.status() == 200);
    }

    @Test
    void refusalBeforeTheBodyIsReadCounts() throws IOException {
        CountDownLatch read = new CountDownLatch(1);
        try (TinyServer server = new TinyServer(connection -> {
            connection.getInputStream().readNBytes(50);
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 503 Full\r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                            .getBytes());
            try {
                // The rest of the body is never read, so the client cannot have sent it.
                read.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            new LoadGenerator(server.address(), 1, LIMIT)
                    .run(ClosedLoop.of(1, () -> request(50 << 20)), exchanges::add);
            read.countDown();
        }
        assertThat(exchanges).singleElement().matches(exchange -> exchange.status() == 503);
    }

    @Test
    void connectionThatEndsWithoutAnAnswer() throws IOException {
        try (TinyServer server = new TinyServer(connection -> TinyServer.readRequest(connection.getInputStream()))) {
            new LoadGenerator(server.address(), 2, LIMIT).run(ClosedLoop.of(3, () -> request(10)), exchanges::add);
        }
        assertThat(exchanges)
                .extracting(Exchange::outcome)
                .containsExactly(Outcome.CLOSED, Outcome.CLOSED, Outcome.CLOSED);
    }

    @Test
    void silentServerIsGivenUp() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (TinyServer server = new TinyServer(connection -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            new LoadGenerator(server.address(), 1, Duration.ofMillis(200))
                    .run(ClosedLoop.of(1, () -> request(10)), exchanges::add);
            over.countDown();
        }
        assertThat(exchanges).extracting(Exchange::outcome).containsExactly(Outcome.TIMED_OUT);
    }

    @Test
    void nobodyListens() throws IOException {
        InetSocketAddress address;
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = new InetSocketAddress(InetAddress.getLoopbackAddress(), once.getLocalPort());
        }
        new LoadGenerator(address, 1, LIMIT).run(ClosedLoop.of(1, () -> request(10)), exchanges::add);
        assertThat(exchanges).extracting(Exchange::outcome).containsExactly(Outcome.NOT_CONNECTED);
    }

    @Test
    void otherProtocolIsMalformed() throws IOException {
        try (TinyServer server = TinyServer.answering("220 smtp ready\r\n")) {
            new LoadGenerator(server.address(), 1, LIMIT).run(ClosedLoop.of(1, () -> request(10)), exchanges::add);
        }
        assertThat(exchanges).extracting(Exchange::outcome).containsExactly(Outcome.MALFORMED);
    }

    @Test
    void requestIsCutWhereItShould() throws IOException, InterruptedException {
        AtomicInteger received = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(1);
        try (TinyServer server = new TinyServer(connection -> {
            received.set(connection.getInputStream().readAllBytes().length);
            ended.countDown();
        })) {
            new LoadGenerator(server.address(), 1, LIMIT)
                    .run(ClosedLoop.of(1, () -> request(1000).delivered(Delivery.cutAfter(123))), exchanges::add);
            ended.await();
        }
        assertThat(received).hasValue(123);
        assertThat(exchanges).singleElement().satisfies(exchange -> {
            assertThat(exchange.outcome()).isEqualTo(Outcome.CUT);
            assertThat(exchange.fault()).isEmpty();
        });
    }

    @Test
    void slowRequestArrivesWhole() throws IOException {
        try (TinyServer server = TinyServer.answering(OK)) {
            new LoadGenerator(server.address(), 1, LIMIT)
                    .run(ClosedLoop.of(2, () -> request(500).delivered(Delivery.slow(100, 2_000_000))), exchanges::add);
        }
        // More than five pieces, with a rest after each but the last.
        assertThat(exchanges).hasSize(2).allSatisfy(exchange -> {
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.endNanos() - exchange.sentNanos()).isGreaterThan(5 * 2_000_000);
        });
    }

    @Test
    void openLoopCountsFromWhenARequestWasDue() throws IOException {
        CountDownLatch gate = new CountDownLatch(20);
        try (TinyServer server = new TinyServer(connection -> {
            while (TinyServer.readRequest(connection.getInputStream()) >= 0) {
                gate.countDown();
                connection.getOutputStream().write(OK.getBytes());
            }
        })) {
            new LoadGenerator(server.address(), 1, LIMIT)
                    .run(new OpenLoop(2000, Duration.ofMillis(200), 1, () -> request(10)), exchanges::add);
        }
        assertThat(exchanges).hasSizeBetween(300, 500);
        for (int index = 1; index < exchanges.size(); index++) {
            // One connection alone: a request that waits for it is late, and says so.
            assertThat(exchanges.get(index).dueNanos())
                    .isGreaterThanOrEqualTo(exchanges.get(index - 1).dueNanos());
            assertThat(exchanges.get(index).sentNanos())
                    .isGreaterThanOrEqualTo(exchanges.get(index).dueNanos());
        }
    }

    @Test
    void faultIsWhatTheCheckSays() throws IOException {
        AnswerCheck picky = answer -> answer.text().equals("yes") ? Optional.empty() : Optional.of("not yes");
        try (TinyServer server = TinyServer.answering(OK)) {
            PreparedRequest request = PreparedRequest.direct("picky", bytes(1), 1, picky);
            new LoadGenerator(server.address(), 1, LIMIT).run(ClosedLoop.of(1, () -> request), exchanges::add);
        }
        assertThat(exchanges.get(0).fault()).contains("not yes");
    }

    private static PreparedRequest request(int bodyBytes) {
        return new PreparedRequest("test", ByteBuffer.wrap(bytes(bodyBytes)), 1, Delivery.whole(), AnswerCheck.none());
    }

    private static byte[] bytes(int bodyBytes) {
        return RequestBytes.post("/").body(new byte[bodyBytes]);
    }
}
