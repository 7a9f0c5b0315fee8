package org.affectlab.training.transfer;

import java.util.Map;

/**
 * What one setting says of the target.
 *
 * @param classes of the target's clips
 * @param converged whether the solver reached the optimum
 * @param keptGroups Frobenius norm of each acoustic group's coefficients, only of groups that were kept; empty where a method keeps all
 * @param keptFeatures features with a coefficient that is not zero
 */
public record TransferPrediction(int[] classes, boolean converged, Map<String, Double> keptGroups, int keptFeatures) {
    public TransferPrediction {
        classes = classes.clone();
        keptGroups = Map.copyOf(keptGroups);
    }

    @Override
    public int[] classes() {
        return classes.clone();
    }

    static TransferPrediction of(int[] classes, int features) {
        return new TransferPrediction(classes, true, Map.of(), features);
    }
}
