package org.affectlab.training.pointcloud.data;

import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.CoordinateReference;
import org.affectlab.pointformats.cloud.PlainCoordinates;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointValues;
import org.affectlab.pointformats.cloud.ScalarType;

/** A cloud put together in memory. For one thread and one cloud. */
public final class MemoryCloud {
    private final List<PointAttribute> attributes = new ArrayList<>();
    private final PlainCoordinates coordinates;

    /** Arrays are kept. */
    public MemoryCloud(float[] x, float[] y, float[] z) {
        this.coordinates = new PlainCoordinates(new Floats(x), new Floats(y), new Floats(z));
    }

    /** @param full the value that counts as full scale */
    public MemoryCloud with(String name, float[] values, double full) {
        attributes.add(new PointAttribute(name, new Floats(values), 0, full));
        return this;
    }

    public PointCloud cloud(PointCloudFormat format) {
        return new PointCloud(format, coordinates, attributes, CoordinateReference.unknown(), List.of());
    }

    private record Floats(float[] values) implements PointValues {
        @Override
        public ScalarType type() {
            return ScalarType.FLOAT32;
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double get(int index) {
            return values[index];
        }
    }
}
