package org.affectlab.training.config;

/**
 * A learning rate that falls when the training loss stalls, in place of a cosine: ATFNN, section d (our choice). It begins at the optimiser's
 * {@code learningRate}, after the warm-up, and never falls below {@code finalLearningRate}.
 *
 * @param patience epochs one after the other without a lower loss than ever before, after which the rate falls; 0 for none of this
 * @param factor by which it falls, between 0 and 1
 */
public record PlateauSettings(int patience, double factor) {
    public static final PlateauSettings NONE = new PlateauSettings(0, 0.5);

    public PlateauSettings {
        Checks.check(patience >= 0, "plateau.patience must not be negative: " + patience);
        Checks.check(factor > 0 && factor < 1, "plateau.factor must be between 0 and 1: " + factor);
    }

    /** Whether the rate follows the loss. */
    public boolean wanted() {
        return patience > 0;
    }
}
