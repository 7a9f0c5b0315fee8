package org.affectlab.training.pointcloud.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.affectlab.training.config.Checks;

/**
 * Cross-entropy of the points that have a class, plus the dictionaries' regulariser.
 *
 * @param balance of classes of unequal size
 * @param frequencyOffset of {@link Balance#INVERSE_FREQUENCY}, above 0: no class counts more than 1 ÷ this
 * @param classCounts points of each class to compute frequencies from; empty: those of the training scenes' voxels
 * @param dictionaryWeight of the regulariser, 0 turns it off (our choice: 0.01)
 */
public record LossSettings(Balance balance, double frequencyOffset, List<Long> classCounts, double dictionaryWeight) {
    /** How much a point of a class counts. */
    public enum Balance {
        NONE,
        /** 1 ÷ (share of the class + offset), the loss being the mean over all points (code: RandLA-Net, offset 0.02). */
        INVERSE_FREQUENCY
    }

    public LossSettings {
        requireNonNull(balance, "loss.balance is null");
        Checks.check(
                frequencyOffset > 0 && frequencyOffset <= 1, "loss.frequencyOffset must be in (0, 1]: " + frequencyOffset);
        classCounts = List.copyOf(requireNonNull(classCounts, "loss.classCounts is null"));
        Checks.check(
                classCounts.stream().allMatch(count -> count >= 0),
                "loss.classCounts must not be negative: " + classCounts);
        Checks.check(
                dictionaryWeight >= 0 && dictionaryWeight <= 100,
                "loss.dictionaryWeight must be in [0, 100]: " + dictionaryWeight);
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
                    : (float) (1 / (counts[label] / total + frequencyOffset));
        }
        return weights;
    }
}
