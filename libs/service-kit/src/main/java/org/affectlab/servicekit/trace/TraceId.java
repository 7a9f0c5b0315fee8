package org.affectlab.servicekit.trace;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The id of a request. Taken from a W3C {@code traceparent} (its trace id) or else from {@code X-Trace-Id} (8 to 64 letters, digits,
 * {@code -} or {@code _}), if it is well-formed; anything else is ignored and a new id of 32 hexadecimal digits is made. So an id
 * never carries line breaks or other surprises into logs and headers.
 */
public final class TraceId {
    public static final String HEADER = "X-Trace-Id";
    public static final String TRACE_PARENT = "traceparent";
    public static final String MDC_KEY = "traceId";

    private static final Pattern PARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern OWN = Pattern.compile("[0-9A-Za-z_-]{8,64}");
    private static final int LONGEST_HEADER = 64;

    private TraceId() {}

    public static String fromHeaders(@Nullable String traceParent, @Nullable String ownHeader) {
        return parent(traceParent).or(() -> own(ownHeader)).orElseGet(TraceId::create);
    }

    /** The id of the request that the calling thread works for; a new one outside of a request. */
    public static String current() {
        String traceId = MDC.get(MDC_KEY);
        return traceId == null ? create() : traceId;
    }

    private static Optional<String> parent(@Nullable String header) {
        if (header == null || header.length() > LONGEST_HEADER) {
            return Optional.empty();
        }
        Matcher matcher = PARENT.matcher(header);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> own(@Nullable String header) {
        return Optional.ofNullable(header).filter(value -> OWN.matcher(value).matches());
    }

    private static String create() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
