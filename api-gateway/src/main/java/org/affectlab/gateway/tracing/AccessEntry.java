package org.affectlab.gateway.tracing;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.affectlab.tracing.OpenSpan;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** What the access log will say of one request, gathered on its way. Thread-safe. */
public final class AccessEntry {
    private static final String ATTRIBUTE = AccessEntry.class.getName();
    private static final long NOT_YET = -1;

    private final long begun;
    private final AtomicLong answerBytes = new AtomicLong();
    private final AtomicLong firstByte = new AtomicLong(NOT_YET);
    private final AtomicBoolean written = new AtomicBoolean();
    private volatile LongSupplier requestBytes = () -> 0;
    private volatile @Nullable String credential;
    private volatile @Nullable String code;
    private volatile boolean quiet;
    private volatile @Nullable OpenSpan span;

    AccessEntry(long begun) {
        this.begun = begun;
    }

    /** That of an exchange; of one that the trace filter has not seen, a new one. */
    public static AccessEntry of(ServerWebExchange exchange) {
        return (AccessEntry)
                exchange.getAttributes().computeIfAbsent(ATTRIBUTE, name -> new AccessEntry(System.nanoTime()));
    }

    /** @param shown what of the credential may stand in a log */
    public void credential(String shown) {
        credential = shown;
    }

    /** @param received asked when the line is written */
    public void requestBytes(LongSupplier received) {
        requestBytes = received;
    }

    /** The code of the gateway's own problem. */
    public void code(String problemCode) {
        code = problemCode;
    }

    /** Its line is of no interest by itself: it is counted elsewhere. */
    public void quieten() {
        quiet = true;
    }

    void answerBegins(long nanos) {
        firstByte.compareAndSet(NOT_YET, nanos - begun);
    }

    public void answered(long bytes) {
        answerBytes.addAndGet(bytes);
    }

    void span(OpenSpan recorded) {
        span = recorded;
    }

    /** What is recorded of the request; null if nothing is. */
    @Nullable
    OpenSpan span() {
        return span;
    }

    /** Whether the line has still to be written; true once. */
    boolean claim() {
        return written.compareAndSet(false, true);
    }

    boolean isQuiet() {
        return quiet;
    }

    String credential() {
        return orDash(credential);
    }

    String code() {
        return orDash(code);
    }

    long requestBytes() {
        return receivedBytes();
    }

    /** Bytes of the body that have come so far. */
    public long receivedBytes() {
        return requestBytes.getAsLong();
    }

    long answerBytes() {
        return answerBytes.get();
    }

    /** Milliseconds until the answer began; a dash if it did not. */
    String firstByteMillis() {
        long nanos = firstByte.get();
        return nanos == NOT_YET ? "-" : Long.toString(nanos / 1_000_000);
    }

    long millis(long now) {
        return (now - begun) / 1_000_000;
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "-" : text;
    }
}
