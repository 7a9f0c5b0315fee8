package org.affectlab.pointcloud.pipeline;

/**
 * A probability of each class for every point of a cloud; points of one voxel share theirs. Arrays are shared, not copied.
 *
 * @param values float[M × C], rows add up to 1
 * @param rowOfPoint int[N]: the row of each point of the cloud; −1 for one without a class
 */
public record PointProbabilities(int classes, float[] values, int[] rowOfPoint) {
    public PointProbabilities {
        if (classes < 2 || values.length % classes != 0) {
            throw new IllegalArgumentException("there must be a probability for each of at least two classes");
        }
    }

    /** Of memory. */
    long bytes() {
        return (long) values.length * Float.BYTES + (long) rowOfPoint.length * Integer.BYTES;
    }

    /** NaN for a point without a class. */
    public float probability(int point, int label) {
        int row = rowOfPoint[point];
        return row < 0 ? Float.NaN : values[row * classes + label];
    }

    /** How undecided the model is: entropy as a share of the largest possible, 0 to 1; NaN for a point without a class. */
    public float entropy(int point) {
        int row = rowOfPoint[point];
        if (row < 0) {
            return Float.NaN;
        }
        double entropy = 0;
        for (int at = row * classes; at < (row + 1) * classes; at++) {
            entropy -= values[at] > 0 ? values[at] * Math.log(values[at]) : 0;
        }
        return (float) Math.max(0, Math.min(1, entropy / Math.log(classes)));
    }
}
