package org.affectlab.training.optimiser;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.affectlab.training.config.OptimiserSettings;
import org.affectlab.training.network.NetworkModule;
import org.affectlab.training.network.ParameterDeclaration;

/** Adam (arXiv:1412.6980) or AdamW (arXiv:1711.05101) over all parameters of a network, in PyTorch's formulation. */
public final class AdamOptimiser extends Optimiser {
    /** The native step cuts every gradient at this value unless it is negative: 0 would drop all positive ones. */
    private static final float NO_ELEMENT_CLIPPING = -1f;

    private final List<PtNDArray> means;
    private final List<PtNDArray> variances;

    public AdamOptimiser(NetworkModule network, OptimiserSettings settings) {
        super(network, settings);
        means = zeros(network);
        variances = zeros(network);
    }

    @Override
    void update(int index, PtNDArray gradient, double learningRate, float scale) {
        double firstCorrection = 1 - Math.pow(settings().beta1(), steps());
        double secondCorrection = Math.sqrt(1 - Math.pow(settings().beta2(), steps()));
        ParameterDeclaration declaration = parameter(index).declaration();
        // The native step adds epsilon to the uncorrected root, so it takes PyTorch's epsilon times the correction.
        JniUtils.adamUpdate(
                parameter(index).array(),
                gradient,
                means.get(index),
                variances.get(index),
                (float) learningRate,
                (float) (learningRate * secondCorrection / firstCorrection),
                declaration.weightDecay() ? (float) settings().weightDecay() : 0f,
                scale,
                NO_ELEMENT_CLIPPING,
                (float) settings().beta1(),
                (float) settings().beta2(),
                (float) (settings().epsilon() * secondCorrection),
                settings().kind() == OptimiserSettings.Kind.ADAMW);
    }

    @Override
    List<PtNDArray> firstMoments() {
        return means;
    }

    @Override
    List<PtNDArray> secondMoments() {
        return variances;
    }
}
