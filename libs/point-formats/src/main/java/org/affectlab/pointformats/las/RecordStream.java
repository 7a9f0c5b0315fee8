package org.affectlab.pointformats.las;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.affectlab.pointformats.cloud.PointCloudException;

/** Point records in order, a block at a time. For one thread. */
interface RecordStream {
    /**
     * The next whole records, from 0 to the buffer's limit, little-endian; empty after the last one. The buffer has an
     * array, from its beginning, and is used again by the next call.
     */
    ByteBuffer next() throws IOException, PointCloudException;
}
