package org.affectlab.gateway.resilience;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * When an answer is worth nothing to the client any more, in nanoseconds of {@link System#nanoTime}. Immutable.
 *
 * <p>There is no standard header for it; {@code Prefer: wait} (RFC 7240) is a wish, and the deadline of gRPC belongs to gRPC. Services and clients of
 * this project say {@value #HEADER}.
 */
public record RequestDeadline(long nanos) {
    /** Milliseconds that the client still waits, counted from the arrival of the request. */
    public static final String HEADER = "X-Request-Deadline-Ms";

    private static final String ATTRIBUTE = RequestDeadline.class.getName();
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");

    /**
     * What the client said; empty if nothing.
     *
     * @param arrival of the request
     * @param longest a deadline further away counts as this
     * @throws GatewayProblemException INVALID_PARAMETER
     */
    static Optional<RequestDeadline> parse(HttpHeaders headers, long arrival, Duration longest) {
        List<String> values = headers.getOrEmpty(HEADER);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1 || !NUMBER.matcher(values.get(0)).matches()) {
            throw new GatewayProblemException(
                    ProblemCode.INVALID_PARAMETER, "The header " + HEADER + " is not a whole number of milliseconds.");
        }
        long millis = Math.min(longest.toMillis(), Long.parseLong(values.get(0)));
        return Optional.of(new RequestDeadline(arrival + millis * 1_000_000));
    }

    void attach(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** That of a request, if it has one. */
    public static Optional<RequestDeadline> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }

    /** What is left now, for the service; never negative. */
    public long remainingMillis() {
        return Math.max(0, (nanos - System.nanoTime()) / 1_000_000);
    }
}
