package org.affectlab.pointformats.cloud;

/** A number of every point, which need not be in memory. The same point has the same number each time; as thread-safe as what it is made of. */
@FunctionalInterface
public interface PointMeasure {
    /** @param point from 0 on */
    float at(int point);

    /** Those of an array, which is not copied. */
    static PointMeasure of(float[] values) {
        return point -> values[point];
    }
}
