package org.affectlab.servicekit.upload;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * Reads the body of a request, raw or as multipart part {@code file}, into memory. Bounded in bytes (a declared length over the limit is
 * refused before a byte is read, and every byte is counted), in time (deadline, and the slowest rate) and in the memory of all requests together. Thread-safe.
 */
public final class UploadReader {
    private final long maxBytes;
    private final MemoryBudget budget;
    private final MinimumRate minimumRate;
    private final LongSupplier nanoTime;

    /** A body may be as slow as its deadline allows. */
    public UploadReader(long maxBytes, MemoryBudget budget) {
        this(maxBytes, budget, MinimumRate.NONE, System::nanoTime);
    }

    public UploadReader(long maxBytes, MemoryBudget budget, MinimumRate minimumRate, LongSupplier nanoTime) {
        if (maxBytes <= 0 || maxBytes > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("maxBytes must be between 1 and 2^30");
        }
        this.maxBytes = maxBytes;
        this.budget = requireNonNull(budget, "budget is null");
        this.minimumRate = requireNonNull(minimumRate, "minimumRate is null");
        this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
    }

    /**
     * @return a body of at least one byte; the caller closes it
     * @throws ProblemException TOO_LARGE, EMPTY_BODY, OVERLOADED, DEADLINE_EXCEEDED, UPLOAD_TIMEOUT, MALFORMED_REQUEST, or INVALID_PARAMETER
     *     for a multipart body without exactly one part {@code file}
     */
    public Upload read(HttpServletRequest request, Deadline deadline) throws IOException {
        long declared = request.getContentLengthLong();
        if (declared > maxBytes) {
            throw ProblemException.withLimit(
                    ProblemCode.TOO_LARGE, "The body is larger than " + maxBytes + " bytes.", maxBytes, declared);
        }
        MemoryLease lease = budget.open();
        try {
            byte[] content = content(request, deadline, lease);
            if (content.length == 0) {
                throw new ProblemException(
                        ProblemCode.EMPTY_BODY,
                        "Send the content of a file as the body, or as the multipart part file.");
            }
            return new Upload(content, lease);
        } catch (Throwable failure) {
            lease.close();
            throw failure;
        }
    }

    private byte[] content(HttpServletRequest request, Deadline deadline, MemoryLease lease) throws IOException {
        UnreadBodyValve.markStarted(request);
        BoundedBody body =
                new BoundedBody(request.getInputStream(), maxBytes, deadline, new RateWatch(minimumRate, nanoTime));
        String contentType = request.getContentType();
        if (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return MultipartFile.read(body, contentType, lease);
        }
        return ByteCollector.readAll(body, lease);
    }
}
