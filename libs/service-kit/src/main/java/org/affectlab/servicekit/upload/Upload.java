package org.affectlab.servicekit.upload;

import static java.util.Objects.requireNonNull;

/**
 * A body in memory. The array is handed over, not copied, and is at least one byte long. Its bytes count in the memory budget until the
 * upload is closed; close it as soon as the content is decoded.
 */
public final class Upload implements AutoCloseable {
    private final byte[] content;
    private final MemoryLease lease;

    Upload(byte[] content, MemoryLease lease) {
        this.content = requireNonNull(content, "content is null");
        this.lease = requireNonNull(lease, "lease is null");
    }

    public byte[] content() {
        return content;
    }

    @Override
    public void close() {
        lease.close();
    }
}
