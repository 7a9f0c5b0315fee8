package org.affectlab.servicekit.upload;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * Lets a client read the answer to a body that was refused: closing the connection with unread bytes would reset it, and most clients
 * then report a broken connection in place of the problem. So the answer is sent first and the rest of the body is thrown away, bounded in
 * bytes, in time and in the number of requests at once, so that refused uploads never take all threads: past a bound the connection is
 * closed. A client that waits for {@code 100 Continue} has sent nothing, so nothing is read. Thread-safe.
 *
 * <p>Reads below the servlet's stream, which the container closes as soon as the whole answer is written.
 */
public final class UnreadBodyValve extends ValveBase {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadBodyValve.class);
    private static final String STARTED = UnreadBodyValve.class.getName() + ".started";

    private final long maxBytes;
    private final Duration maxTime;
    private final Semaphore places;
    private final LongSupplier nanoTime;

    /**
     * @param maxAtOnce requests whose rest is read at a time
     * @param nanoTime a monotonic clock in nanoseconds, as {@link System#nanoTime()}
     */
    public UnreadBodyValve(long maxBytes, Duration maxTime, int maxAtOnce, LongSupplier nanoTime) {
        super(true);
        this.maxBytes = maxBytes;
        this.maxTime = requireNonNull(maxTime, "maxTime is null");
        this.places = new Semaphore(maxAtOnce);
        this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
    }

    /** Tells that the body is being read, so a client that waited for permission to send it has got it. */
    static void markStarted(HttpServletRequest request) {
        request.setAttribute(STARTED, Boolean.TRUE);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (!response.isCommitted() || !hasUnreadBody(request) || waitsForPermission(request)) {
            return;
        }
        if (!places.tryAcquire()) {
            LOG.debug("Too many refused bodies are read already; the connection is closed");
            return;
        }
        try {
            drain(request.getCoyoteRequest());
        } catch (IOException gone) {
            LOG.debug("The client went away while the rest of its body was read: {}", gone.toString());
        } finally {
            places.release();
        }
    }

    private void drain(org.apache.coyote.Request request) throws IOException {
        long start = nanoTime.getAsLong();
        Discarded piece = new Discarded();
        long drained = 0;
        while (drained < maxBytes && nanoTime.getAsLong() - start < maxTime.toNanos()) {
            int count = request.doRead(piece);
            if (count < 0) {
                return;
            }
            drained += count;
        }
    }

    private static boolean hasUnreadBody(Request request) {
        boolean body = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null || contentLength(request) > 0;
        return body && !request.getCoyoteRequest().isFinished();
    }

    /** A length that is no number was refused by the container, which ends the connection. */
    private static long contentLength(Request request) {
        try {
            return request.getContentLengthLong();
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static boolean waitsForPermission(Request request) {
        return request.getHeader(HttpHeaders.EXPECT) != null && request.getAttribute(STARTED) == null;
    }

    /** Takes what Tomcat read, and does nothing with it. */
    private static final class Discarded implements ApplicationBufferHandler {
        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer piece) {
            buffer = piece;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // Asked only of buffers that collect.
        }
    }
}
