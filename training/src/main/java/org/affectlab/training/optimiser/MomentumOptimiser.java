package org.affectlab.training.optimiser;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.List;
import org.affectlab.training.config.OptimiserSettings;
import org.affectlab.training.network.NetworkModule;

/** Stochastic gradient descent with momentum in PyTorch's formulation: v ← μv + g + δw, w ← w − ηv. */
public final class MomentumOptimiser extends Optimiser {
    private final List<PtNDArray> velocities;

    public MomentumOptimiser(NetworkModule network, OptimiserSettings settings) {
        super(network, settings);
        velocities = zeros(network);
    }

    @Override
    void update(int index, PtNDArray gradient, double learningRate, float scale) {
        PtNDArray weight = parameter(index).array();
        PtNDArray velocity = velocities.get(index);
        velocity.muli(settings().beta1());
        try (NDArray scaled = gradient.mul(scale)) {
            velocity.addi(scaled);
        }
        if (parameter(index).declaration().weightDecay()) {
            try (NDArray decay = weight.mul(settings().weightDecay())) {
                velocity.addi(decay);
            }
        }
        try (NDArray change = velocity.mul(learningRate)) {
            weight.subi(change);
        }
    }

    @Override
    List<PtNDArray> firstMoments() {
        return velocities;
    }

    @Override
    List<PtNDArray> secondMoments() {
        return List.of();
    }
}
