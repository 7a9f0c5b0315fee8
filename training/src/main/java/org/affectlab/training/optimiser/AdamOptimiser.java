package org.affectlab.training.optimiser;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.training.config.OptimiserSettings;
import org.affectlab.training.network.NetworkParameter;
import org.affectlab.training.network.ParameterDeclaration;
import org.affectlab.training.network.TrainableNetwork;

/**
 * Adam (arXiv:1412.6980) or AdamW (arXiv:1711.05101) over all parameters of a network, in PyTorch's formulation. Weight decay acts only
 * where the parameter's declaration says so; the gradient's global norm is clipped first.
 *
 * <p>For the network's thread. The moments are native arrays that the network owns.
 */
public final class AdamOptimiser {
    /** The native step cuts every gradient at this value unless it is negative: 0 would drop all positive ones. */
    private static final float NO_ELEMENT_CLIPPING = -1f;

    private final OptimiserSettings settings;
    private final List<Slot> slots = new ArrayList<>();
    private long steps;

    public AdamOptimiser(TrainableNetwork network, OptimiserSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
        for (NetworkParameter parameter : network.parameters()) {
            PtNDArray array = parameter.array();
            slots.add(new Slot(parameter, (PtNDArray) network.manager().zeros(array.getShape()), (PtNDArray)
                    network.manager().zeros(array.getShape())));
        }
    }

    /**
     * Changes every parameter by its gradient and empties the gradients.
     *
     * @return the gradient's global norm before clipping
     * @throws IllegalStateException if the norm is not finite; no parameter is changed then
     */
    public double step(double learningRate) {
        List<PtNDArray> gradients =
                slots.stream().map(slot -> slot.parameter.gradient()).toList();
        try {
            double norm = globalNorm(gradients);
            if (!Double.isFinite(norm)) {
                throw new IllegalStateException("the gradient is not finite at step " + (steps + 1));
            }
            steps++;
            float scale = (float) GradientClipping.scale(norm, settings.clipNorm());
            for (int index = 0; index < slots.size(); index++) {
                update(slots.get(index), gradients.get(index), learningRate, scale);
            }
            return norm;
        } finally {
            gradients.forEach(PtNDArray::close);
        }
    }

    private void update(Slot slot, PtNDArray gradient, double learningRate, float scale) {
        double firstCorrection = 1 - Math.pow(settings.beta1(), steps);
        double secondCorrection = Math.sqrt(1 - Math.pow(settings.beta2(), steps));
        ParameterDeclaration declaration = slot.parameter.declaration();
        // The native step adds epsilon to the uncorrected root, so it takes PyTorch's epsilon times the correction.
        JniUtils.adamUpdate(
                slot.parameter.array(),
                gradient,
                slot.mean,
                slot.variance,
                (float) learningRate,
                (float) (learningRate * secondCorrection / firstCorrection),
                declaration.weightDecay() ? (float) settings.weightDecay() : 0f,
                scale,
                NO_ELEMENT_CLIPPING,
                (float) settings.beta1(),
                (float) settings.beta2(),
                (float) (settings.epsilon() * secondCorrection),
                settings.kind() == OptimiserSettings.Kind.ADAMW);
        JniUtils.zeroGrad(slot.parameter.array());
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
    public State state() {
        return new State(
                steps,
                slots.stream().map(slot -> slot.mean.toFloatArray()).toList(),
                slots.stream().map(slot -> slot.variance.toFloatArray()).toList());
    }

    public void restore(State state) {
        if (state.means.size() != slots.size() || state.variances.size() != slots.size()) {
            throw new IllegalArgumentException("the optimiser's state is of another network");
        }
        steps = state.steps;
        for (int index = 0; index < slots.size(); index++) {
            NetworkParameter.assign(slots.get(index).mean, state.means.get(index));
            NetworkParameter.assign(slots.get(index).variance, state.variances.get(index));
        }
    }

    /** Steps made, and both moments in the parameters' order. */
    public record State(long steps, List<float[]> means, List<float[]> variances) {}

    private record Slot(NetworkParameter parameter, PtNDArray mean, PtNDArray variance) {}
}
