package org.affectlab.gateway.routing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.core.publisher.SynchronousSink;

/**
 * Watches one request body on its way: counts its bytes against the limit and sees when it stalls. Buffers nothing, and
 * passes demand on, so that a slow service slows its client down.
 *
 * <p>The body ends with TOO_LARGE at the first piece over the limit (that piece is not passed on), with REQUEST_TIMEOUT
 * when the client sends nothing for the idle time though it was asked for more, and with DEADLINE_EXCEEDED when the
 * service takes nothing for that time.
 */
final class UploadMonitor {
    private static final int CHECKS_PER_TIMEOUT = 4;

    private final long maxBytes;
    private final Duration idleTimeout;
    private final AtomicLong demand = new AtomicLong();

    // Written by the thread that delivers the body, one at a time.
    private volatile long receivedBytes;
    private volatile long lastProgress = System.nanoTime();
    private volatile boolean complete;

    UploadMonitor(long maxBytes, Duration idleTimeout) {
        this.maxBytes = maxBytes;
        this.idleTimeout = requireNonNull(idleTimeout, "idleTimeout is null");
    }

    /** Whether the body was read to its end. */
    boolean isComplete() {
        return complete;
    }

    Flux<DataBuffer> watch(Flux<DataBuffer> body) {
        return body.<DataBuffer>handle(this::count)
                .doOnRequest(this::requested)
                .doOnComplete(() -> complete = true)
                .takeUntilOther(stalled())
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
    }

    private void count(DataBuffer piece, SynchronousSink<DataBuffer> sink) {
        long received = receivedBytes + piece.readableByteCount();
        receivedBytes = received;
        lastProgress = System.nanoTime();
        if (received > maxBytes) {
            DataBufferUtils.release(piece);
            sink.error(GatewayProblemException.overLimit(
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

    private Flux<Long> stalled() {
        Duration period = idleTimeout.dividedBy(CHECKS_PER_TIMEOUT);
        return Flux.interval(period.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : period)
                .onBackpressureDrop()
                .<Long>handle((tick, sink) -> check(sink));
    }

    private void check(SynchronousSink<Long> sink) {
        if (complete || System.nanoTime() - lastProgress < idleTimeout.toNanos()) {
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
