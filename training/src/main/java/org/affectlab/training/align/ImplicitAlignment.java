package org.affectlab.training.align;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import org.affectlab.training.autograd.HeldNumbers;
import org.affectlab.training.config.AlignmentSettings.Scale;

/**
 * Implicit distribution alignment: L_ida = ‖Xt − Xs·W‖² + α‖W‖₁ with the W that makes it least for the present features (paper: DIDAN, losses). W is found by {@link
 * Lasso} and is a constant for the gradient, which by the envelope theorem is that of the minimum (our choice: mini-batch form).
 *
 * @param scale NORMALISED divides the error by the number of features and everything by the number of target samples; RELATIVE the features by the root of the
 *     target's mean square before that
 */
public record ImplicitAlignment(double alpha, Scale scale) implements Alignment {
    private static final float LEAST_SQUARE = 1e-12f;

    public ImplicitAlignment {
        requireNonNull(scale, "scale is null");
        if (!(alpha >= 0)) {
            throw new IllegalArgumentException("alpha must not be negative: " + alpha);
        }
    }

    @Override
    public Penalty penalty(PtNDManager scope, NDArray source, NDArray target) {
        int from = Math.toIntExact(source.getShape().get(0));
        int to = Math.toIntExact(target.getShape().get(0));
        int features = Math.toIntExact(source.getShape().get(1));
        float[] sourceValues = source.toFloatArray();
        NDArray unit = unit(scope, target, features);
        double[][] gram = products(sourceValues, from, sourceValues, from, features, unit.getFloat());
        double[][] cross = products(sourceValues, from, target.toFloatArray(), to, features, unit.getFloat());
        double[][] weights = Lasso.solve(gram, cross, alpha);
        float[] transposed = new float[to * from];
        double absolute = 0;
        int filled = 0;
        for (int row = 0; row < from; row++) {
            for (int column = 0; column < to; column++) {
                transposed[column * from + row] = (float) weights[row][column];
                absolute += Math.abs(weights[row][column]);
                filled += weights[row][column] == 0 ? 0 : 1;
            }
        }
        NDArray constant = scope.create(transposed, new Shape(to, from));
        NDArray error = target.sub(constant.matMul(source)).square().sum().mul(unit);
        HeldNumbers numbers = new HeldNumbers(scope);
        NDArray penalty = numbers.plus(error, alpha * absolute);
        return new Penalty(
                scale == Scale.RAW_SUM ? penalty : numbers.times(penalty, 1.0 / to),
                (double) filled / transposed.length);
    }

    /** What squares are multiplied by, a scalar; the gradient sees that it depends on the target where it does. */
    private NDArray unit(PtNDManager scope, NDArray target, int features) {
        return switch (scale) {
            case NORMALISED -> scope.create(1f / features);
            case RELATIVE -> {
                HeldNumbers numbers = new HeldNumbers(scope);
                NDArray meanSquare = numbers.atLeast(target.square().mean(), LEAST_SQUARE);
                yield numbers.inverse(numbers.times(meanSquare, features));
            }
            case RAW_SUM -> scope.create(1f);
        };
    }

    private static double[][] products(float[] left, int rows, float[] right, int columns, int features, double unit) {
        double[][] products = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double sum = 0;
                for (int feature = 0; feature < features; feature++) {
                    sum += (double) left[row * features + feature] * right[column * features + feature];
                }
                products[row][column] = sum * unit;
            }
        }
        return products;
    }
}
