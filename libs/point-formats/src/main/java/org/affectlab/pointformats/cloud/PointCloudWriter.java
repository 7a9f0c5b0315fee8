package org.affectlab.pointformats.cloud;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes every point of a cloud, in its order, with its predicted class. Stateless, for many threads; memory is that of
 * buffers.
 */
public interface PointCloudWriter {
    /**
     * Writes to a stream, which stays open.
     *
     * @throws PointCloudException when the source can no longer be read, or holds what the format cannot
     */
    void write(SegmentedCloud cloud, OutputStream target) throws IOException, PointCloudException;

    /**
     * Writes a file, replacing one that is there; what is left of it after an exception is not complete.
     *
     * @param target not the cloud's source
     */
    default void write(SegmentedCloud cloud, Path target) throws IOException, PointCloudException {
        requireOther(cloud, target);
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
            write(cloud, stream);
        }
    }

    /** Refuses to write over the source, which is read at the same time. */
    static void requireOther(SegmentedCloud cloud, Path target) throws IOException {
        if (Files.exists(target) && Files.exists(cloud.source()) && Files.isSameFile(target, cloud.source())) {
            throw new IllegalArgumentException("a cloud is not written over its source");
        }
    }
}
