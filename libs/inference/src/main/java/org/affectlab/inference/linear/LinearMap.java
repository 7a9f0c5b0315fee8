package org.affectlab.inference.linear;

import static java.util.Objects.requireNonNull;

/**
 * The scores that {@link LinearParameters} give: computed in double precision, rounded to FLOAT32 at the end. Immutable and thread-safe; its
 * arrays lie on the heap.
 */
public final class LinearMap {
    private final float[] weight;
    private final float[] bias;
    private final float[] minimum;
    private final float[] range;
    private final double scale;

    public LinearMap(LinearParameters parameters) {
        requireNonNull(parameters, "parameters is null");
        weight = parameters.weight().toFloats();
        bias = parameters.bias().toFloats();
        minimum = parameters.minimum().toFloats();
        range = parameters.range().toFloats();
        scale = parameters.scale().toFloats()[0];
    }

    public int labels() {
        return bias.length;
    }

    public int features() {
        return minimum.length;
    }

    /**
     * One score a label.
     *
     * @throws IllegalArgumentException if there are more or fewer than {@link #features()}
     */
    public float[] logits(float[] features) {
        return logits(features, 1);
    }

    /** As {@link #logits(float[])} for {@code batch} rows that lie one after the other; so do the answers. */
    public float[] logits(float[] features, int batch) {
        if (features.length != (long) batch * minimum.length) {
            throw new IllegalArgumentException("the model takes " + minimum.length + " features");
        }
        float[] logits = new float[Math.multiplyExact(batch, bias.length)];
        for (int row = 0; row < batch; row++) {
            logits(features, row * minimum.length, logits, row * bias.length);
        }
        return logits;
    }

    private void logits(float[] features, int from, float[] logits, int to) {
        double[] scaled = new double[minimum.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = range[i] == 0 ? 0 : ((double) features[from + i] - minimum[i]) / range[i];
        }
        for (int label = 0; label < bias.length; label++) {
            double sum = bias[label];
            int row = label * scaled.length;
            for (int i = 0; i < scaled.length; i++) {
                sum += weight[row + i] * scaled[i];
            }
            logits[to + label] = (float) (scale * sum);
        }
    }
}
