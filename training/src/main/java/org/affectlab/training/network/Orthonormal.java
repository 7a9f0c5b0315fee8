package org.affectlab.training.network;

import java.util.SplittableRandom;

/** Random directions at right angles. Pure functions. */
final class Orthonormal {
    private Orthonormal() {}

    /**
     * So many vectors of a length, each of norm 1 and orthogonal to the others: Gram and Schmidt's process on normal values, each vector
     * twice for exactness. Uniform over all such sets.
     *
     * @throws IllegalArgumentException if there are more vectors than dimensions
     */
    static double[][] random(int length, int count, SplittableRandom random) {
        if (count > length) {
            throw new IllegalArgumentException(count + " vectors of length " + length + " cannot be orthogonal");
        }
        double[][] vectors = new double[count][length];
        for (int index = 0; index < count; index++) {
            for (int at = 0; at < length; at++) {
                vectors[index][at] = random.nextGaussian();
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int before = 0; before < index; before++) {
                    add(vectors[index], vectors[before], -dot(vectors[index], vectors[before]));
                }
            }
            scale(vectors[index], 1 / Math.sqrt(dot(vectors[index], vectors[index])));
        }
        return vectors;
    }

    private static double dot(double[] first, double[] second) {
        double sum = 0;
        for (int at = 0; at < first.length; at++) {
            sum += first[at] * second[at];
        }
        return sum;
    }

    private static void add(double[] target, double[] other, double factor) {
        for (int at = 0; at < target.length; at++) {
            target[at] += factor * other[at];
        }
    }

    private static void scale(double[] target, double factor) {
        for (int at = 0; at < target.length; at++) {
            target[at] *= factor;
        }
    }
}
