package org.affectlab.pointformats.laz;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;

/** Codes the records of a chunk after its first one, in order. For one thread. */
interface ChunkCodec {
    /** @param offset of the record within the array */
    void code(byte[] records, int offset) throws IOException, PointCloudException;
}
