package org.affectlab.servicekit.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A request body that ends with a problem as soon as it passes the byte limit or the deadline, or when the client stops sending or is too
 * slow. A header's word on the length is never trusted. Does not close the body. For one thread.
 */
final class BoundedBody extends FilterInputStream {
    private final long maxBytes;
    private final Deadline deadline;
    private final RateWatch rate;
    private long readBytes;

    BoundedBody(InputStream body, long maxBytes, Deadline deadline, RateWatch rate) {
        super(body);
        this.maxBytes = maxBytes;
        this.deadline = deadline;
        this.rate = rate;
    }

    @Override
    public int read() {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        deadline.check();
        int count = readOrExplain(target, offset, length);
        if (count > 0) {
            readBytes += count;
            if (readBytes > maxBytes) {
                throw tooLarge(maxBytes);
            }
            rate.arrived(count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        // Skipped bytes must be counted too, so they are read.
        byte[] skipped = new byte[(int) Math.min(Math.max(count, 0), 8192)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        // The container owns the body: what is left of it may have to be drained.
    }

    static ProblemException tooLarge(long maxBytes) {
        return ProblemException.withLimit(
                ProblemCode.TOO_LARGE, "The body is larger than " + maxBytes + " bytes.", maxBytes);
    }

    private int readOrExplain(byte[] target, int offset, int length) {
        try {
            return in.read(target, offset, length);
        } catch (IOException failure) {
            if (isTimeout(failure)) {
                throw ProblemException.causedBy(
                        ProblemCode.UPLOAD_TIMEOUT,
                        "The client sent nothing for too long after " + readBytes + " bytes of the body.",
                        failure);
            }
            throw ProblemException.causedBy(
                    ProblemCode.MALFORMED_REQUEST, "The body ended early or its transfer encoding is broken.", failure);
        }
    }

    private static boolean isTimeout(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
