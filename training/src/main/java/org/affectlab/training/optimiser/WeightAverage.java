package org.affectlab.training.optimiser;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.affectlab.training.network.NetworkModule;
import org.affectlab.training.network.NetworkParameter;
import org.jspecify.annotations.Nullable;

/**
 * Exponential moving average of a network's weights. The decay grows as min(decay, (1 + steps) ÷ (10 + steps)), so that the first, random
 * weights are soon forgotten. Running statistics are averaged as the weights are (our choice): near those of the averaged weights once the
 * rate is small. Statistics of the training recordings never change and are not averaged, which would round them. For the network's thread; the averages are native arrays that the network owns.
 */
public final class WeightAverage {
    private final double decay;
    private final NetworkModule network;
    private final List<NetworkParameter> parameters;
    private final List<PtNDArray> averages = new ArrayList<>();
    private long steps;

    /** Begins with the present weights. */
    public WeightAverage(NetworkModule network, double decay) {
        this.decay = decay;
        this.network = network;
        this.parameters = network.parameters();
        for (NetworkParameter parameter : parameters) {
            averages.add((PtNDArray) network.manager()
                    .create(parameter.values(), parameter.array().getShape()));
        }
    }

    /** To be called after every optimiser step. */
    public void update() {
        steps++;
        double kept = Math.min(decay, (1.0 + steps) / (10.0 + steps));
        for (int index = 0; index < averages.size(); index++) {
            if (parameters.get(index).declaration().isTrainingStatistic()) {
                continue;
            }
            PtNDArray average = averages.get(index);
            average.muli(kept);
            try (NDArray share = parameters.get(index).array().mul(1 - kept)) {
                average.addi(share);
            }
        }
    }

    /** Runs the action while the network holds the averages, and gives it its own weights back. */
    public <T extends @Nullable Object> T applied(Supplier<T> action) {
        List<float[]> weights = network.weights();
        network.setWeights(values());
        try {
            return action.get();
        } finally {
            network.setWeights(weights);
        }
    }

    public State state() {
        return new State(steps, values());
    }

    /** Copies of the averages, in the parameters' order. */
    public List<float[]> values() {
        return averages.stream().map(PtNDArray::toFloatArray).toList();
    }

    public void restore(State state) {
        if (state.averages.size() != averages.size()) {
            throw new IllegalArgumentException("the averages are of another network");
        }
        steps = state.steps;
        for (int index = 0; index < averages.size(); index++) {
            NetworkParameter.assign(averages.get(index), state.averages.get(index));
        }
    }

    /** Steps averaged, and the averages in the parameters' order. */
    public record State(long steps, List<float[]> averages) {}
}
