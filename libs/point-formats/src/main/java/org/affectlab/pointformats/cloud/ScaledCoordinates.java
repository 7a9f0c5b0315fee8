package org.affectlab.pointformats.cloud;

import static java.util.Objects.requireNonNull;

/** LAS coordinates: a coordinate is integer · scale + offset, computed in double precision as the LAS standard says. */
public final class ScaledCoordinates implements Coordinates {
    private final PointValues[] values;
    private final double[] scale;
    private final double[] offset;

    /**
     * @param x INT32, as y and z
     * @param scale of x, y and z, finite and above zero
     * @param offset of x, y and z, finite
     */
    public ScaledCoordinates(PointValues x, PointValues y, PointValues z, double[] scale, double[] offset) {
        this.values = new PointValues[] {x, y, z};
        this.scale = requireNonNull(scale, "scale is null").clone();
        this.offset = requireNonNull(offset, "offset is null").clone();
        for (int axis = 0; axis < 3; axis++) {
            if (values[axis].type() != ScalarType.INT32 || values[axis].size() != x.size()) {
                throw new IllegalArgumentException("x, y and z must be INT32 of one size");
            }
            if (!(scale[axis] > 0) || !Double.isFinite(scale[axis]) || !Double.isFinite(offset[axis])) {
                throw new IllegalArgumentException("scale must be finite and above zero, offset finite");
            }
        }
    }

    @Override
    public int size() {
        return values[0].size();
    }

    @Override
    public Kind kind() {
        return Kind.SCALED_INT32;
    }

    @Override
    public double x(int index) {
        return at(0, index);
    }

    @Override
    public double y(int index) {
        return at(1, index);
    }

    @Override
    public double z(int index) {
        return at(2, index);
    }

    /** The stored integer of an axis (0, 1, 2 for x, y, z). */
    public int raw(int axis, int index) {
        return (int) values[axis].get(index);
    }

    public double scale(int axis) {
        return scale[axis];
    }

    public double offset(int axis) {
        return offset[axis];
    }

    private double at(int axis, int index) {
        return values[axis].get(index) * scale[axis] + offset[axis];
    }
}
