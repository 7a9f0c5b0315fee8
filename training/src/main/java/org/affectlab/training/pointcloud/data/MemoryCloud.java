package org.affectlab.training.pointcloud.data;

import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.CoordinateReference;
import org.affectlab.pointformats.cloud.PlainCoordinates;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.columns.Column;

/** A cloud put together in memory. For one thread and one cloud. */
public final class MemoryCloud {
    private final List<PointAttribute> attributes = new ArrayList<>();
    private final PlainCoordinates coordinates;

    /** Arrays are kept. */
    public MemoryCloud(float[] x, float[] y, float[] z) {
        this.coordinates = new PlainCoordinates(Column.of(x), Column.of(y), Column.of(z));
    }

    /** @param full the value that counts as full scale */
    public MemoryCloud with(String name, float[] values, double full) {
        attributes.add(new PointAttribute(name, Column.of(values), 0, full));
        return this;
    }

    public PointCloud cloud(PointCloudFormat format) {
        return new PointCloud(format, coordinates, attributes, CoordinateReference.unknown(), List.of());
    }
}
