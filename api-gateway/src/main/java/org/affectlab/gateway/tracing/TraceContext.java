package org.affectlab.gateway.tracing;

import static java.util.Objects.requireNonNull;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * A W3C trace context, level 1. Immutable.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 lower-case hexadecimal digits, not all zero
 * @param flags two lower-case hexadecimal digits
 */
public record TraceContext(String traceId, String spanId, String flags) {
    private static final String ATTRIBUTE = TraceContext.class.getName();
    private static final Pattern HEADER =
            Pattern.compile("(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final String FIRST_VERSION = "00";
    private static final String NOT_SAMPLED = "00";

    public TraceContext {
        requireNonNull(traceId, "traceId is null");
        requireNonNull(spanId, "spanId is null");
        requireNonNull(flags, "flags is null");
    }

    /** A new trace, not sampled: nobody has asked for a recording. */
    public static TraceContext create() {
        return new TraceContext(randomHex() + randomHex(), randomHex(), NOT_SAMPLED);
    }

    /** Reads a {@code traceparent} header; empty when it is absent or not valid. Later versions are read as the first. */
    public static Optional<TraceContext> parse(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches()
                || (matcher.group(1).equals(FIRST_VERSION) && matcher.group(5) != null)
                || isZero(matcher.group(2))
                || isZero(matcher.group(3))) {
            return Optional.empty();
        }
        return Optional.of(new TraceContext(matcher.group(2), matcher.group(3), matcher.group(4)));
    }

    /** The trace of an exchange; a new one for an exchange that failed before it got one. */
    public static TraceContext of(ServerWebExchange exchange) {
        TraceContext context = exchange.getAttribute(ATTRIBUTE);
        if (context == null) {
            context = create();
            context.attach(exchange);
        }
        return context;
    }

    void attach(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** The same trace with a span of its own. */
    public TraceContext child() {
        return new TraceContext(traceId, randomHex(), flags);
    }

    public String header() {
        return FIRST_VERSION + "-" + traceId + "-" + spanId + "-" + flags;
    }

    private static String randomHex() {
        long value = ThreadLocalRandom.current().nextLong();
        return HexFormat.of().toHexDigits(value == 0 ? 1 : value);
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(digit -> digit == '0');
    }
}
