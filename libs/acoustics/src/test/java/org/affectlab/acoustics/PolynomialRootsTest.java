package org.affectlab.acoustics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolynomialRootsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsTheRootsItWasMadeOf(long seed) {
        Random random = new Random(seed);
        double[] radius = new double[5];
        double[] angle = new double[5];
        double[] polynomial = {1, -0.7};
        for (int pair = 0; pair < 5; pair++) {
            radius[pair] = 0.3 + 0.9 * random.nextDouble();
            angle[pair] = Math.PI * (pair + random.nextDouble()) / 5;
            polynomial = product(
                    polynomial,
                    new double[] {1, -2 * radius[pair] * Math.cos(angle[pair]), radius[pair] * radius[pair]});
        }
        PolynomialRoots roots = new PolynomialRoots(11);

        roots.solve(polynomial);

        for (int pair = 0; pair < 5; pair++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int root = 0; root < 11; root++) {
                nearest = Math.min(
                        nearest,
                        Math.hypot(
                                roots.real(root) - radius[pair] * Math.cos(angle[pair]),
                                roots.imaginary(root) - radius[pair] * Math.sin(angle[pair])));
            }
            assertThat(nearest).isCloseTo(0, within(1e-9));
        }
    }

    private static double[] product(double[] first, double[] second) {
        double[] product = new double[first.length + second.length - 1];
        for (int left = 0; left < first.length; left++) {
            for (int right = 0; right < second.length; right++) {
                product[left + right] += first[left] * second[right];
            }
        }
        return product;
    }
}
