package org.affectlab.training.optimiser;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.affectlab.training.config.OptimiserSettings;
import org.affectlab.training.network.NetworkModule;
import org.affectlab.training.network.NetworkParameter;

/**
 * Changes the parameters of a network by their gradients, whose global norm is clipped first. Weight decay acts only where the parameter's
 * declaration says so; running statistics are not its business. For the network's thread; what it keeps are native arrays that the network owns.
 */
public abstract class Optimiser {
    private final List<NetworkParameter> parameters;
    private final OptimiserSettings settings;
    private long steps;

    Optimiser(NetworkModule network, OptimiserSettings settings) {
        this.parameters = trained(network);
        this.settings = requireNonNull(settings, "settings is null");
    }

    /** The one that the settings name. */
    public static Optimiser of(NetworkModule network, OptimiserSettings settings) {
        return settings.kind() == OptimiserSettings.Kind.SGD
                ? new MomentumOptimiser(network, settings)
                : new AdamOptimiser(network, settings);
    }

    /**
     * Changes every parameter by its gradient and empties the gradients.
     *
     * @return the gradient's global norm before clipping
     * @throws IllegalStateException if the norm is not finite; no parameter is changed then
     */
    public final double step(double learningRate) {
        List<PtNDArray> gradients =
                parameters.stream().map(NetworkParameter::gradient).toList();
        try {
            double norm = globalNorm(gradients);
            if (!Double.isFinite(norm)) {
                throw new IllegalStateException("the gradient is not finite at step " + (steps + 1));
            }
            steps++;
            float scale = (float) GradientClipping.scale(norm, settings.clipNorm());
            for (int index = 0; index < parameters.size(); index++) {
                double rate = learningRate * parameters.get(index).declaration().learningRateFactor();
                update(index, gradients.get(index), rate, scale);
                JniUtils.zeroGrad(parameters.get(index).array());
            }
            return norm;
        } finally {
            gradients.forEach(PtNDArray::close);
        }
    }

    /** @param scale the gradient's, for clipping */
    abstract void update(int index, PtNDArray gradient, double learningRate, float scale);

    abstract List<PtNDArray> firstMoments();

    abstract List<PtNDArray> secondMoments();

    final OptimiserSettings settings() {
        return settings;
    }

    final NetworkParameter parameter(int index) {
        return parameters.get(index);
    }

    /** Steps made, the present one included. */
    final long steps() {
        return steps;
    }

    private static double globalNorm(List<PtNDArray> gradients) {
        double squares = 0;
        for (PtNDArray gradient : gradients) {
            try (NDArray norm = gradient.norm()) {
                double value = norm.getFloat();
                squares += value * value;
            }
        }
        return Math.sqrt(squares);
    }

    /** Copies of everything that a later step depends on. */
    public final State state() {
        return new State(steps, copies(firstMoments()), copies(secondMoments()));
    }

    public final void restore(State state) {
        if (state.means.size() != firstMoments().size()
                || state.variances.size() != secondMoments().size()) {
            throw new IllegalArgumentException("the optimiser's state is of another network");
        }
        steps = state.steps;
        assign(firstMoments(), state.means);
        assign(secondMoments(), state.variances);
    }

    static List<PtNDArray> zeros(NetworkModule network) {
        return trained(network).stream()
                .map(parameter ->
                        (PtNDArray) network.manager().zeros(parameter.array().getShape()))
                .toList();
    }

    private static List<NetworkParameter> trained(NetworkModule network) {
        return network.parameters().stream()
                .filter(parameter -> parameter.declaration().isTrained())
                .toList();
    }

    private static List<float[]> copies(List<PtNDArray> arrays) {
        return arrays.stream().map(PtNDArray::toFloatArray).toList();
    }

    private static void assign(List<PtNDArray> arrays, List<float[]> values) {
        for (int index = 0; index < arrays.size(); index++) {
            NetworkParameter.assign(arrays.get(index), values.get(index));
        }
    }

    /** Steps made, and moments in the order of the trained parameters; momentum alone has no variances. */
    public record State(long steps, List<float[]> means, List<float[]> variances) {}
}
