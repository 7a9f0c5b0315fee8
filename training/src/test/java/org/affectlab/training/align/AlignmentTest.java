package org.affectlab.training.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.training.config.AlignmentSettings;
import org.affectlab.training.config.AlignmentSettings.Kind;
import org.affectlab.training.config.AlignmentSettings.Scale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values, and gradients against central differences. */
final class AlignmentTest {
    private static final int SOURCE = 5;
    private static final int TARGET = 4;
    private static final int FEATURES = 12;
    private static final float STEP = 1e-2f;

    private final SplittableRandom random = new SplittableRandom(3);
    private final float[] source = normal(SOURCE * FEATURES, 0);
    private final float[] target = normal(TARGET * FEATURES, 0.5);
    private PtNDManager manager;

    @BeforeEach
    void start() {
        TorchRuntime.start(ThreadPlan.forOneTask(1));
        manager = (PtNDManager) Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
    }

    @AfterEach
    void stop() {
        JniUtils.setGradMode(false);
        manager.close();
    }

    private float[] normal(int count, double mean) {
        float[] values = new float[count];
        for (int index = 0; index < count; index++) {
            values[index] = (float) (mean + random.nextGaussian());
        }
        return values;
    }

    private double value(Alignment alignment, float[] from, float[] to) {
        try (PtNDManager scope = (PtNDManager) manager.newSubManager()) {
            NDArray first = scope.create(from, new Shape(SOURCE, FEATURES));
            NDArray second = scope.create(to, new Shape(TARGET, FEATURES));
            return alignment.penalty(scope, first, second).value().getFloat();
        }
    }

    private static float[] moved(float[] values, int index, float by) {
        float[] moved = values.clone();
        moved[index] += by;
        return moved;
    }

    private static double slope(Function<float[], Double> function, float[] values, int index) {
        return (function.apply(moved(values, index, STEP)) - function.apply(moved(values, index, -STEP))) / (2 * STEP);
    }

    @ParameterizedTest
    @CsvSource({
        "IDA, 0.3, NORMALISED",
        "IDA, 0.3, RELATIVE",
        "IDA, 3, RAW_SUM",
        "IDA, 0, NORMALISED",
        "MMD, 0, NORMALISED"
    })
    void gradientsAreThoseOfTheMinimum(Kind kind, double alpha, Scale scale) {
        Alignment alignment = kind == Kind.MMD
                ? new MeanDiscrepancy(20.0)
                : Alignments.of(new AlignmentSettings(kind, 1, alpha, scale, false, 0));
        JniUtils.setGradMode(true);
        PtNDArray first = (PtNDArray) manager.create(source, new Shape(SOURCE, FEATURES));
        PtNDArray second = (PtNDArray) manager.create(target, new Shape(TARGET, FEATURES));
        first.setRequiresGradient(true);
        second.setRequiresGradient(true);
        NDArray value = alignment.penalty(manager, first, second).value();
        JniUtils.backward((PtNDArray) value, (PtNDArray) manager.ones(value.getShape()), false, false);
        float[] ofSource = JniUtils.getGradient(first).toFloatArray();
        float[] ofTarget = JniUtils.getGradient(second).toFloatArray();
        JniUtils.setGradMode(false);

        double largest = 0;
        for (int index = 0; index < source.length; index += 7) {
            double expected = slope(changed -> value(alignment, changed, target), source, index);
            largest = Math.max(largest, Math.abs(expected));
            assertThat((double) ofSource[index])
                    .isCloseTo(expected, within(0.02 * Math.abs(expected) + tolerance(kind)));
        }
        for (int index = 0; index < target.length; index += 7) {
            double expected = slope(changed -> value(alignment, source, changed), target, index);
            largest = Math.max(largest, Math.abs(expected));
            assertThat((double) ofTarget[index])
                    .isCloseTo(expected, within(0.02 * Math.abs(expected) + tolerance(kind)));
        }
        assertThat(largest).isGreaterThan(5 * tolerance(kind));
    }

    private static double tolerance(Kind kind) {
        return kind == Kind.MMD ? 5e-4 : 2e-3;
    }

    @Test
    void theRawSumIsThePapersFormula() {
        double[][] gram = new double[SOURCE][SOURCE];
        double[][] cross = new double[SOURCE][TARGET];
        for (int row = 0; row < SOURCE; row++) {
            for (int feature = 0; feature < FEATURES; feature++) {
                for (int column = 0; column < SOURCE; column++) {
                    gram[row][column] +=
                            (double) source[row * FEATURES + feature] * source[column * FEATURES + feature];
                }
                for (int column = 0; column < TARGET; column++) {
                    cross[row][column] +=
                            (double) source[row * FEATURES + feature] * target[column * FEATURES + feature];
                }
            }
        }
        double[][] weights = Lasso.solve(gram, cross, 2);
        double expected = 0;
        for (int column = 0; column < TARGET; column++) {
            for (int feature = 0; feature < FEATURES; feature++) {
                double rest = target[column * FEATURES + feature];
                for (int row = 0; row < SOURCE; row++) {
                    rest -= weights[row][column] * source[row * FEATURES + feature];
                }
                expected += rest * rest;
            }
            for (int row = 0; row < SOURCE; row++) {
                expected += 2 * Math.abs(weights[row][column]);
            }
        }
        assertThat(value(new ImplicitAlignment(2, Scale.RAW_SUM), source, target))
                .isCloseTo(expected, within(1e-3 * expected));
    }

    @Test
    void theRelativeScaleDoesNotRewardSmallFeatures() {
        Alignment relative = new ImplicitAlignment(0.3, Scale.RELATIVE);
        double expected = value(relative, source, target);
        assertThat(value(relative, scaled(source, 0.01f), scaled(target, 0.01f)))
                .isCloseTo(expected, within(1e-4 * expected));
        Alignment normalised = new ImplicitAlignment(0.3, Scale.NORMALISED);
        assertThat(value(normalised, scaled(source, 0.01f), scaled(target, 0.01f)))
                .isLessThan(1e-3 * value(normalised, source, target));
    }

    private static float[] scaled(float[] values, float factor) {
        float[] scaled = new float[values.length];
        for (int index = 0; index < values.length; index++) {
            scaled[index] = values[index] * factor;
        }
        return scaled;
    }

    @Test
    void featuresOfOneKindHaveLittleDiscrepancy() {
        float[] alike = normal(TARGET * FEATURES, 0);
        float[] apart = normal(TARGET * FEATURES, 4);
        Alignment discrepancy = new MeanDiscrepancy(null);
        assertThat(value(discrepancy, source, apart)).isGreaterThan(2 * value(discrepancy, source, alike));
    }

    @Test
    void densityIsTheShareOfW() {
        try (PtNDManager scope = (PtNDManager) manager.newSubManager()) {
            NDArray first = scope.create(source, new Shape(SOURCE, FEATURES));
            NDArray second = scope.create(target, new Shape(TARGET, FEATURES));
            assertThat(new ImplicitAlignment(0, Scale.NORMALISED)
                            .penalty(scope, first, second)
                            .density())
                    .isEqualTo(1);
            assertThat(new ImplicitAlignment(1e3, Scale.NORMALISED)
                            .penalty(scope, first, second)
                            .density())
                    .isZero();
            assertThat(new MeanDiscrepancy(null).penalty(scope, first, second).density())
                    .isNaN();
        }
    }
}
