package org.affectlab.regression;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Disjoint groups that together hold every feature. Immutable.
 *
 * @param groups features of each group, counted from 0
 */
public record FeatureGroups(List<int[]> groups) {
    public FeatureGroups {
        List<int[]> copies = new ArrayList<>();
        for (int[] group : requireNonNull(groups, "groups is null")) {
            copies.add(group.clone());
        }
        groups = List.copyOf(copies);
        int count = groups.stream().mapToInt(group -> group.length).sum();
        boolean[] seen = new boolean[count];
        for (int[] group : groups) {
            if (group.length == 0) {
                throw new IllegalArgumentException("a group is empty");
            }
            for (int feature : group) {
                if (feature < 0 || feature >= count || seen[feature]) {
                    throw new IllegalArgumentException("feature " + feature + " is in no group or in two of " + count);
                }
                seen[feature] = true;
            }
        }
    }

    /** So many groups of so many features each, one after the other. */
    public static FeatureGroups consecutive(int count, int size) {
        List<int[]> groups = new ArrayList<>();
        for (int group = 0; group < count; group++) {
            int[] features = new int[size];
            for (int index = 0; index < size; index++) {
                features[index] = group * size + index;
            }
            groups.add(features);
        }
        return new FeatureGroups(groups);
    }

    public int count() {
        return groups.size();
    }

    public int features() {
        return groups.stream().mapToInt(group -> group.length).sum();
    }

    /** The features of one group, as a copy. */
    public int[] group(int index) {
        return groups.get(index).clone();
    }

    /** Frobenius norm of each group's rows. */
    public double[] norms(DMatrixRMaj coefficients) {
        double[] norms = new double[count()];
        for (int group = 0; group < norms.length; group++) {
            double square = 0;
            for (int feature : groups.get(group)) {
                for (int column = 0; column < coefficients.numCols; column++) {
                    double value = coefficients.data[feature * coefficients.numCols + column];
                    square += value * value;
                }
            }
            norms[group] = Math.sqrt(square);
        }
        return norms;
    }

    /** Multiplies the rows of a group. */
    void scale(DMatrixRMaj coefficients, int group, double factor) {
        for (int feature : groups.get(group)) {
            for (int column = 0; column < coefficients.numCols; column++) {
                coefficients.data[feature * coefficients.numCols + column] *= factor;
            }
        }
    }
}
