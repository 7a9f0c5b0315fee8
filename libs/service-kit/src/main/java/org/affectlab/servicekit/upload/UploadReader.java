package org.affectlab.servicekit.upload;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

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
        requireDeclared(request, maxBytes);
        MemoryLease lease = budget.open();
        try {
            byte[] content = content(request, deadline, lease);
            requireContent(content.length);
            return Upload.inMemory(content, lease);
        } catch (Throwable failure) {
            lease.close();
            throw failure;
        }
    }

    /**
     * What is in memory already, from now on counted there.
     *
     * @throws ProblemException EMPTY_BODY, OVERLOADED
     */
    public Upload of(byte[] content) {
        requireContent(content.length);
        MemoryLease lease = budget.open();
        lease.grow(content.length);
        return Upload.inMemory(content, lease);
    }

    /** The largest body that {@link #read(HttpServletRequest, Deadline)} takes. */
    public long maxBytes() {
        return maxBytes;
    }

    /**
     * Reads what was kept of an upload earlier.
     *
     * @param bytes its length
     * @throws ProblemException TOO_LARGE if it could never be held in memory, OVERLOADED if it cannot be now
     */
    public Upload read(InputStream kept, long bytes) throws IOException {
        // While the pieces are joined they are there twice.
        long most = Math.min(budget.capacityBytes() / 2, Integer.MAX_VALUE / 2);
        if (bytes > most) {
            throw ProblemException.withLimit(
                    ProblemCode.TOO_LARGE, "At most " + most + " bytes can be analysed at a time.", most, bytes);
        }
        MemoryLease lease = budget.open();
        try {
            return Upload.inMemory(ByteCollector.readAll(kept, lease), lease);
        } catch (Throwable failure) {
            lease.close();
            throw failure;
        }
    }

    /**
     * Copies the body as it comes; holds no more than a piece of it. Of a multipart body its part {@code file}, or its parts {@code files} as a
     * zip archive.
     *
     * @param most in place of {@link #maxBytes}
     * @throws ProblemException as {@link #read(HttpServletRequest, Deadline)}
     */
    public CopiedUpload copy(HttpServletRequest request, long most, Deadline deadline, OutputStream target)
            throws IOException {
        requireDeclared(request, most);
        InputStream body = body(request, most, deadline);
        String multipart = multipart(request);
        CopiedUpload copied = multipart == null
                ? new CopiedUpload(body.transferTo(target), false)
                : MultipartFiles.copy(body, multipart, target);
        requireContent(copied.bytes());
        return copied;
    }

    /**
     * Copies the body, or its one part {@code file}, as it comes; holds no more than a piece of it.
     *
     * @throws ProblemException as {@link #read(HttpServletRequest, Deadline)}
     */
    void copyOne(HttpServletRequest request, Deadline deadline, OutputStream target) throws IOException {
        requireDeclared(request, maxBytes);
        InputStream body = body(request, maxBytes, deadline);
        String multipart = multipart(request);
        requireContent(
                multipart == null
                        ? body.transferTo(target)
                        : MultipartFile.read(body, multipart, part -> part.transferTo(target)));
    }

    private byte[] content(HttpServletRequest request, Deadline deadline, MemoryLease lease) throws IOException {
        InputStream body = body(request, maxBytes, deadline);
        String multipart = multipart(request);
        return multipart == null
                ? ByteCollector.readAll(body, lease)
                : MultipartFile.read(body, multipart, part -> ByteCollector.readAll(part, lease));
    }

    private InputStream body(HttpServletRequest request, long most, Deadline deadline) throws IOException {
        UnreadBodyValve.markStarted(request);
        return new BoundedBody(request.getInputStream(), most, deadline, new RateWatch(minimumRate, nanoTime));
    }

    /** The content type of a multipart body; null for any other. */
    private static @Nullable String multipart(HttpServletRequest request) {
        String contentType = request.getContentType();
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")
                ? contentType
                : null;
    }

    private static void requireDeclared(HttpServletRequest request, long most) {
        long declared = request.getContentLengthLong();
        if (declared > most) {
            throw ProblemException.withLimit(
                    ProblemCode.TOO_LARGE, "The body is larger than " + most + " bytes.", most, declared);
        }
    }

    static void requireContent(long bytes) {
        if (bytes == 0) {
            throw new ProblemException(
                    ProblemCode.EMPTY_BODY, "Send the content of a file as the body, or as the multipart part file.");
        }
    }
}
