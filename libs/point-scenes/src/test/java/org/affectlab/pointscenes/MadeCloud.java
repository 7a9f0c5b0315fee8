package org.affectlab.pointscenes;

import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.CoordinateReference;
import org.affectlab.pointformats.cloud.PlainCoordinates;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.columns.Column;

/** A cloud of a few written points. */
final class MadeCloud {
    private final List<double[]> points = new ArrayList<>();
    private final List<PointAttribute> attributes = new ArrayList<>();

    MadeCloud point(double x, double y, double z) {
        points.add(new double[] {x, y, z});
        return this;
    }

    int size() {
        return points.size();
    }

    /** After all points. @param full what counts as full scale */
    MadeCloud with(String name, double full, double... values) {
        attributes.add(new PointAttribute(name, Column.of(values), 0, full));
        return this;
    }

    PointCloud cloud() {
        return new PointCloud(
                PointCloudFormat.PLY,
                new PlainCoordinates(axis(0), axis(1), axis(2)),
                attributes,
                CoordinateReference.unknown(),
                List.of());
    }

    private Column axis(int axis) {
        return Column.of(points.stream().mapToDouble(point -> point[axis]).toArray());
    }
}
