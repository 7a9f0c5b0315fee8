package org.affectlab.pointformats.laz;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;

/**
 * One part of the records of a chunk: predicts it from the records before, starting with the chunk's first record, which is
 * stored as it is. When it encodes, it reads the part from the record; when it decodes, it writes it there. For one thread.
 */
interface ItemCodec {
    /** @param offset of the part within the array */
    void code(byte[] records, int offset) throws IOException, PointCloudException;
}
