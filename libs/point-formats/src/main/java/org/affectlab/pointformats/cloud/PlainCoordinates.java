package org.affectlab.pointformats.cloud;

import static java.util.Objects.requireNonNull;

/**
 * Coordinates that are stored as they are: {@link Kind#FLOAT32} when every axis fits a float exactly, else {@link
 * Kind#FLOAT64}.
 */
public final class PlainCoordinates implements Coordinates {
    private final PointValues x;
    private final PointValues y;
    private final PointValues z;
    private final Kind kind;

    public PlainCoordinates(PointValues x, PointValues y, PointValues z) {
        this.x = requireNonNull(x, "x is null");
        this.y = requireNonNull(y, "y is null");
        this.z = requireNonNull(z, "z is null");
        if (x.size() != y.size() || x.size() != z.size()) {
            throw new IllegalArgumentException("x, y and z must have one size");
        }
        boolean floats =
                x.type().fitsFloat() && y.type().fitsFloat() && z.type().fitsFloat();
        this.kind = floats ? Kind.FLOAT32 : Kind.FLOAT64;
    }

    @Override
    public int size() {
        return x.size();
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public double x(int index) {
        return x.get(index);
    }

    @Override
    public double y(int index) {
        return y.get(index);
    }

    @Override
    public double z(int index) {
        return z.get(index);
    }
}
