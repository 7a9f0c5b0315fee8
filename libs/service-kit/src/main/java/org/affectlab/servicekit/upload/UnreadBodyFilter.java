package org.affectlab.servicekit.upload;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a client read the answer to a body that was refused: closing the connection with unread bytes would reset it, and most clients
 * then report a broken connection in place of the problem. So the answer is sent first and the rest of the body is thrown away, bounded in bytes
 * and in time. A client that waits for {@code 100 Continue} has sent nothing, so nothing is read. Thread-safe.
 */
public final class UnreadBodyFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadBodyFilter.class);
    private static final String STARTED = UnreadBodyFilter.class.getName() + ".started";

    private final long maxBytes;
    private final Duration maxTime;
    private final LongSupplier nanoTime;

    /** @param nanoTime a monotonic clock in nanoseconds, as {@link System#nanoTime()} */
    public UnreadBodyFilter(long maxBytes, Duration maxTime, LongSupplier nanoTime) {
        this.maxBytes = maxBytes;
        this.maxTime = requireNonNull(maxTime, "maxTime is null");
        this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
    }

    /** Tells that the body is being read, so a client that waited for permission to send it has got it. */
    static void markStarted(HttpServletRequest request) {
        request.setAttribute(STARTED, Boolean.TRUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (hasBody(request) && !waitsForPermission(request)) {
            answerAndDrain(request, response);
        }
    }

    private void answerAndDrain(HttpServletRequest request, HttpServletResponse response) {
        try {
            InputStream body = request.getInputStream();
            if (request.getInputStream().isFinished()) {
                return;
            }
            response.flushBuffer();
            drain(body);
        } catch (IOException gone) {
            LOG.debug("The client went away while the rest of its body was read: {}", gone.toString());
        }
    }

    private void drain(InputStream body) throws IOException {
        long start = nanoTime.getAsLong();
        byte[] discarded = new byte[64 * 1024];
        long drained = 0;
        while (drained < maxBytes && nanoTime.getAsLong() - start < maxTime.toNanos()) {
            int count = body.read(discarded);
            if (count < 0) {
                return;
            }
            drained += count;
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean waitsForPermission(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.EXPECT) != null && request.getAttribute(STARTED) == null;
    }
}
