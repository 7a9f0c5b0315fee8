package org.affectlab.training.align;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.pytorch.engine.PtNDManager;
import org.affectlab.training.autograd.HeldNumbers;
import org.jspecify.annotations.Nullable;

/**
 * Maximum mean discrepancy with a sum of five Gaussian kernels, whose widths are 1/4 to 4 times the mean squared distance of the present
 * features, which counts as a constant (our choice, as DAN implementations do). The baseline beside {@link ImplicitAlignment}.
 *
 * @param width in place of that mean; null takes it
 */
public record MeanDiscrepancy(@Nullable Double width) implements Alignment {
    private static final double[] WIDTHS = {0.25, 0.5, 1, 2, 4};

    @Override
    public Penalty penalty(PtNDManager scope, NDArray source, NDArray target) {
        HeldNumbers numbers = new HeldNumbers(scope);
        long from = source.getShape().get(0);
        NDArray all = source.concat(target, 0);
        NDArray squares = all.square().sum(new int[] {1}, true);
        NDArray distances =
                numbers.atLeast(squares.add(squares.transpose()).sub(numbers.times(all.matMul(all.transpose()), 2)), 0);
        double mean = width == null ? Math.max(distances.mean().getFloat(), 1e-12) : width;
        NDArray kernel = numbers.times(distances, -1 / (WIDTHS[0] * mean)).exp();
        for (int index = 1; index < WIDTHS.length; index++) {
            kernel = kernel.add(
                    numbers.times(distances, -1 / (WIDTHS[index] * mean)).exp());
        }
        NDArray within = kernel.get(new NDIndex(":" + from + ", :" + from))
                .mean()
                .add(kernel.get(new NDIndex(from + ":, " + from + ":")).mean());
        NDArray between =
                kernel.get(new NDIndex(":" + from + ", " + from + ":")).mean();
        return new Penalty(within.sub(numbers.times(between, 2)), Double.NaN);
    }
}
