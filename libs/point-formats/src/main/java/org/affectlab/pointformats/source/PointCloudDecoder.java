package org.affectlab.pointformats.source;

import java.io.IOException;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointLimits;

/** Reads one format. Stateless, for many threads. */
public interface PointCloudDecoder {
    /**
     * Reads a whole file in bounded buffers; the limits are checked before memory is reserved.
     *
     * @throws PointCloudException when the content is not a cloud of the format within the limits
     * @throws IOException what the file system threw
     */
    PointCloud decode(FileContent file, AttributeSelection selection, PointLimits limits)
            throws IOException, PointCloudException;
}
