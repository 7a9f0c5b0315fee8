package org.affectlab.pointscenes;

import static java.util.Objects.requireNonNull;

import org.affectlab.pointformats.cloud.Coordinates;
import org.affectlab.pointformats.cloud.PointCloud;

/** Coordinates in metres with z upwards, computed as they are asked for. As thread-safe as what they are made of. */
public final class OrientedCoordinates implements Coordinates {
    private final Coordinates source;
    private final UpAxis up;
    private final double metres;

    private OrientedCoordinates(Coordinates source, UpAxis up, double metres) {
        this.source = requireNonNull(source, "source is null");
        this.up = requireNonNull(up, "up is null");
        this.metres = metres;
    }

    /**
     * The cloud in metres with z upwards; attributes and order are the same, and so is the cloud itself where nothing is to be done.
     *
     * @param up the axis of the cloud that points up
     * @param metres of a unit of its coordinates
     */
    public static PointCloud orient(PointCloud cloud, UpAxis up, double metres) {
        if (up == UpAxis.Z && metres == 1) {
            return cloud;
        }
        return new PointCloud(
                cloud.format(),
                new OrientedCoordinates(cloud.coordinates(), up, metres),
                cloud.attributes(),
                cloud.reference(),
                cloud.warnings());
    }

    @Override
    public int size() {
        return source.size();
    }

    @Override
    public Kind kind() {
        return Kind.FLOAT64;
    }

    @Override
    public double x(int index) {
        return turned(0, index);
    }

    @Override
    public double y(int index) {
        return turned(1, index);
    }

    @Override
    public double z(int index) {
        return turned(2, index);
    }

    private double turned(int axis, int index) {
        return up.sign(axis) * metres * Axes.of(source, up.axis(axis), index);
    }
}
