package org.affectlab.pointcloud.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointscenes.UpAxis;

/**
 * What is to be found out about a cloud.
 *
 * @param format empty to let the content say
 * @param units empty to let the file say
 * @param probabilities whether they are kept
 */
public record SegmentationQuery(
        Optional<PointCloudFormat> format, Optional<Units> units, UpAxis up, boolean probabilities) {
    public SegmentationQuery {
        requireNonNull(format, "format is null");
        requireNonNull(units, "units is null");
        requireNonNull(up, "up is null");
    }

    Orientation orientation(PointCloud cloud) {
        if (units.isPresent()) {
            return new Orientation(units.get(), UnitsSource.PARAMETER, up);
        }
        return FileUnits.of(cloud.reference())
                .map(said -> new Orientation(said, UnitsSource.FILE, up))
                .orElseGet(() -> new Orientation(Units.METRE, UnitsSource.ASSUMED, up));
    }
}
