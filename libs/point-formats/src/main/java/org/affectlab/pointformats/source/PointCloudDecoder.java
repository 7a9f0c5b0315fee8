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

    /**
     * As many points as {@link #decode} can find at most, for one who makes room for them: what the header announces, or where there is none what the length of the file allows within the limits. Reads no point.
     *
     * @return 1 to the most that the limits allow
     * @throws PointCloudException when the header is not that of a cloud of the format within the limits
     */
    int mostPoints(FileContent file, PointLimits limits) throws IOException, PointCloudException;
}
