package org.affectlab.pointformats.columns;

import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.PointValues;

/**
 * The full scale of an attribute: an integer type's own range; for floats what is found, except for intensity, where it is
 * the smallest of [0, 1], [0, 255] and [0, 65535] that holds all finite values. Our choice, since no format says.
 */
public final class AttributeScale {
    private static final double[] FULL_SCALES = {1, 255, 65_535};

    private AttributeScale() {}

    public static PointAttribute attribute(String name, PointValues values) {
        boolean integers = !values.type().isFloating();
        if (integers && values.type().bytes() < 8) {
            boolean unsignedIntensity = name.equals(AttributeNames.INTENSITY);
            double low = unsignedIntensity
                    ? Math.max(0, values.type().smallest())
                    : values.type().smallest();
            return new PointAttribute(name, values, low, values.type().largest());
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (low > high) {
            return new PointAttribute(name, values, 0, 1);
        }
        if (name.equals(AttributeNames.INTENSITY) && low >= 0) {
            for (double scale : FULL_SCALES) {
                if (high <= scale) {
                    return new PointAttribute(name, values, 0, scale);
                }
            }
        }
        return new PointAttribute(name, values, low, low < high ? high : low + Math.max(1, Math.ulp(low)));
    }
}
