package org.affectlab.training.pointcloud.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.affectlab.training.config.Checks;

/**
 * Cross-entropy of the points that have a class, plus the dictionaries' regulariser.
 *
 * @param balance of classes of unequal size
 * @param frequencyOffset of {@link Balance#INVERSE_FREQUENCY}, above 0: no class counts more than 1 ÷ this
 * @param weightExponent of {@link Balance#INVERSE_FREQUENCY}: the weights' power, 0 to 1 (our choice; 1 in the reference)
 * @param classCounts points of each class to compute frequencies from; empty: those of the training scenes' voxels
 * @param dictionaryWeight of the regulariser, 0 turns it off (our choice: 0.01)
 * @param priorCorrection the finished network's logits are lowered by this times the logarithm of the class's weight: 0 leaves them, 1 undoes what the weights did to
 *     the probabilities (our choice)
 */
public record LossSettings(
        Balance balance,
        double frequencyOffset,
        double weightExponent,
        List<Long> classCounts,
        double dictionaryWeight,
        double priorCorrection) {
    /** How much a point of a class counts. */
    public enum Balance {
        NONE,
        /** (share of the class + offset) to the power −exponent, the loss being the mean over all points (code: RandLA-Net, offset 0.02). */
        INVERSE_FREQUENCY
    }

    public LossSettings {
        requireNonNull(balance, "loss.balance is null");
        Checks.check(
                frequencyOffset > 0 && frequencyOffset <= 1,
                "loss.frequencyOffset must be in (0, 1]: " + frequencyOffset);
        classCounts = List.copyOf(requireNonNull(classCounts, "loss.classCounts is null"));
        Checks.check(
                classCounts.stream().allMatch(count -> count >= 0),
                "loss.classCounts must not be negative: " + classCounts);
        Checks.check(
                dictionaryWeight >= 0 && dictionaryWeight <= 100,
                "loss.dictionaryWeight must be in [0, 100]: " + dictionaryWeight);
        Checks.check(
                weightExponent >= 0 && weightExponent <= 1, "loss.weightExponent must be in [0, 1]: " + weightExponent);
        Checks.check(Math.abs(priorCorrection) <= 2, "loss.priorCorrection must be in [-2, 2]: " + priorCorrection);
    }

    /**
     * The weight of each class.
     *
     * @param counts points of each class
     */
    public float[] weights(long[] counts) {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        float[] weights = new float[counts.length];
        for (int label = 0; label < counts.length; label++) {
            weights[label] = balance == Balance.NONE || total == 0
                    ? 1
                    : (float) Math.pow(counts[label] / total + frequencyOffset, -weightExponent);
        }
        return weights;
    }
}
