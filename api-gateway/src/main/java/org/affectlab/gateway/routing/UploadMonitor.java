package org.affectlab.gateway.routing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.SynchronousSink;

/**
 * Watches one request body on its way: counts its bytes against the limit and sees when it stalls. Buffers nothing, and
 * passes demand on, so that a slow service slows its client down.
 *
 * <p>The request is refused with TOO_LARGE at the first piece over the limit (that piece is not passed on), with
 * REQUEST_TIMEOUT when the client sends nothing for the idle time though it was asked for more, and with DEADLINE_EXCEEDED
 * when the service takes nothing for that time.
 */
final class UploadMonitor {
    private static final int CHECKS_PER_TIMEOUT = 4;
    private static final Duration SHORTEST_PERIOD = Duration.ofMillis(1);

    private final long maxBytes;
    private final Duration idleTimeout;
    private final Sinks.Empty<Void> refused = Sinks.empty();
    private final AtomicLong demand = new AtomicLong();

    // Written by the thread that delivers the body, one at a time.
    private volatile long receivedBytes;
    private volatile long lastProgress = System.nanoTime();
    private volatile boolean complete;
    private volatile boolean watching = true;

    UploadMonitor(long maxBytes, Duration idleTimeout) {
        this.maxBytes = maxBytes;
        this.idleTimeout = requireNonNull(idleTimeout, "idleTimeout is null");
    }

    /** Whether the body was read to its end. */
    boolean isComplete() {
        return complete;
    }

    /** Bytes that have come so far. */
    long receivedBytes() {
        return receivedBytes;
    }

    /** The body to pass on; to be called once. */
    Flux<DataBuffer> watch(Flux<DataBuffer> body) {
        // A body over the limit never ends: cut to the limit and ended, it would look whole to the service.
        return body.onErrorMap(UploadMonitor::clientGone)
                .<DataBuffer>handle(this::count)
                .concatWith(Flux.defer(() -> receivedBytes > maxBytes ? Flux.never() : Flux.empty()))
                .doOnRequest(this::requested)
                .doOnComplete(() -> complete = true)
                .doFinally(signal -> watching = false);
    }

    /** Nobody is left to answer; but what fails further on is not to be taken for a failure of the service. */
    private static GatewayProblemException clientGone(Throwable cause) {
        return new GatewayProblemException(
                ProblemCode.REQUEST_TIMEOUT,
                "The client went away before the end of its body.",
                new HttpHeaders(),
                cause);
    }

    /**
     * Fails when the request must not go on; whoever passes the body on cancels it then. The body itself does not fail,
     * because its failure would wait behind pieces that a service does not take.
     */
    Mono<Void> refusal() {
        Duration period = Collections.max(List.of(idleTimeout.dividedBy(CHECKS_PER_TIMEOUT), SHORTEST_PERIOD));
        return Flux.interval(period)
                .onBackpressureDrop()
                .<Void>handle((tick, sink) -> check(sink))
                .then()
                .or(refused.asMono());
    }

    private void count(DataBuffer piece, SynchronousSink<DataBuffer> sink) {
        long received = receivedBytes + piece.readableByteCount();
        receivedBytes = received;
        lastProgress = System.nanoTime();
        if (received > maxBytes) {
            DataBufferUtils.release(piece);
            refused.tryEmitError(GatewayProblemException.overLimit(
                    ProblemCode.TOO_LARGE, "The request body exceeds " + maxBytes + " bytes.", maxBytes, null));
            return;
        }
        demand.decrementAndGet();
        sink.next(piece);
    }

    private void requested(long pieces) {
        if (demand.getAndUpdate(open -> Operators.addCap(Math.max(0, open), pieces)) <= 0) {
            lastProgress = System.nanoTime();
        }
    }

    private void check(SynchronousSink<Void> sink) {
        if (!watching || System.nanoTime() - lastProgress < idleTimeout.toNanos()) {
            return;
        }
        if (demand.get() > 0) {
            sink.error(GatewayProblemException.overLimit(
                    ProblemCode.REQUEST_TIMEOUT,
                    "The request body stalled for " + idleTimeout.toMillis() + " ms.",
                    idleTimeout.toMillis(),
                    null));
        } else {
            sink.error(new GatewayProblemException(
                    ProblemCode.DEADLINE_EXCEEDED,
                    "The service took nothing of the request body for " + idleTimeout.toMillis() + " ms."));
        }
    }
}
