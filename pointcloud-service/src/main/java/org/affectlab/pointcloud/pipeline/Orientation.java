package org.affectlab.pointcloud.pipeline;

import static java.util.Objects.requireNonNull;

import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointscenes.OrientedCoordinates;
import org.affectlab.pointscenes.UpAxis;

/** How the coordinates of a file become metres with z upwards, which is what models see. */
public record Orientation(Units units, UnitsSource unitsSource, UpAxis up) {
    public Orientation {
        requireNonNull(units, "units is null");
        requireNonNull(unitsSource, "unitsSource is null");
        requireNonNull(up, "up is null");
    }

    /** The cloud in metres with z upwards; attributes and order are the same, and so is the cloud itself where nothing is to be done. */
    PointCloud apply(PointCloud cloud) {
        return OrientedCoordinates.orient(cloud, up, units.metres());
    }
}
