package org.affectlab.pointcloud.pipeline;

import static java.util.Objects.requireNonNull;

import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.servicekit.upload.MemoryLease;

/** A cloud and its part of the memory budget. For one thread. */
public final class DecodedCloud implements AutoCloseable {
    private final PointCloud cloud;
    private final MemoryLease lease;
    private boolean left;

    DecodedCloud(PointCloud cloud, MemoryLease lease) {
        this.cloud = requireNonNull(cloud, "cloud is null");
        this.lease = requireNonNull(lease, "lease is null");
    }

    public PointCloud cloud() {
        return cloud;
    }

    /** Gives the rest of the memory back. */
    void keep(long bytes) {
        lease.shrink(lease.heldBytes() - bytes);
    }

    /**
     * Ends the use of the cloud.
     *
     * @param bytes of what is left of the work on it
     * @return their memory, which the caller closes
     */
    public MemoryLease leave(long bytes) {
        keep(bytes);
        left = true;
        return lease;
    }

    @Override
    public void close() {
        if (!left) {
            lease.close();
        }
    }
}
