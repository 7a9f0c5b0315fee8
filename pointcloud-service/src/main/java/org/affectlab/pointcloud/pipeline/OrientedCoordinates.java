package org.affectlab.pointcloud.pipeline;

import static java.util.Objects.requireNonNull;

import org.affectlab.pointformats.cloud.Coordinates;

/** Coordinates in metres with z upwards, computed as they are asked for. As thread-safe as what they are made of. */
final class OrientedCoordinates implements Coordinates {
    private final Coordinates source;
    private final UpAxis up;
    private final double metres;

    OrientedCoordinates(Coordinates source, Orientation orientation) {
        this.source = requireNonNull(source, "source is null");
        this.up = orientation.up();
        this.metres = orientation.units().metres();
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
