package org.affectlab.pointgeometry;

/**
 * Weighted kept points of each point, the nearest first.
 *
 * @param k of each point
 * @param indices int[N × k]: rows of the kept points
 * @param weights float[N × k]: not negative, their sum is 1 for each point
 */
public record Interpolation(int k, int[] indices, float[] weights) {
    public Interpolation {
        if (k < 1 || indices.length % k != 0 || weights.length != indices.length) {
            throw new IllegalArgumentException("indices and weights must hold k values of each point");
        }
    }

    /**
     * Values of all points from those of the kept ones.
     *
     * @param values float[kept × channels]
     * @return float[N × channels]
     */
    public float[] apply(float[] values, int channels) {
        float[] result = new float[Math.multiplyExact(indices.length / k, channels)];
        for (int at = 0; at < indices.length; at++) {
            int to = at / k * channels;
            int from = indices[at] * channels;
            for (int channel = 0; channel < channels; channel++) {
                result[to + channel] += weights[at] * values[from + channel];
            }
        }
        return result;
    }
}
