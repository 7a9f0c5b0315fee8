package org.affectlab.pointformats.laz;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;

/** Compressed bytes, one after another. */
@FunctionalInterface
interface ByteInput {
    /** The next byte as 0 to 255; past the end the file counts as truncated. */
    int next() throws IOException, PointCloudException;
}
