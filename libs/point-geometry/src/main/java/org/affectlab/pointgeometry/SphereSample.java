package org.affectlab.pointgeometry;

/**
 * Points around a centre, in random order.
 *
 * @param centre x y z
 * @param rows of the points: first {@code distinct} different ones, then random ones of these again
 * @param distinct at most the number of rows
 */
public record SphereSample(float[] centre, int[] rows, int distinct) {
    public SphereSample {
        if (centre.length != 3 || distinct < 1 || distinct > rows.length) {
            throw new IllegalArgumentException("there must be a centre and at least one point");
        }
    }

    /** Coordinates of the points from the centre: float[3 × rows]. @param coordinates of the sampled cloud */
    public float[] centred(float[] coordinates) {
        float[] centred = FinitePoints.gather(coordinates, 3, rows);
        for (int at = 0; at < centred.length; at++) {
            centred[at] -= centre[at % 3];
        }
        return centred;
    }
}
