package org.affectlab.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.training.config.OptimiserSettings;
import org.affectlab.training.network.Features;
import org.affectlab.training.network.NetworkParameter;
import org.affectlab.training.network.StepClock;
import org.affectlab.training.network.TinyNetwork;
import org.affectlab.training.network.TrainableNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MomentumOptimiserTest {
    private static final double RATE = 0.05;
    private static final double DECAY = 0.1;

    private TrainableNetwork network;
    private Features features;

    @BeforeEach
    void open() throws Exception {
        network = TinyNetwork.started(1);
        features = TinyNetwork.noise();
    }

    @AfterEach
    void close() {
        network.close();
    }

    private static OptimiserSettings settings() {
        return new OptimiserSettings(OptimiserSettings.Kind.SGD, RATE, 0, 0, 0.9, 0.999, 1e-8, DECAY, 0, 0);
    }

    private List<double[]> backward() {
        network.seed(4);
        network.lossAndGradients(features, new float[] {1, 0, 0, 0, 0, 0, 1, 0}, new StepClock());
        List<double[]> gradients = new ArrayList<>();
        for (NetworkParameter parameter : network.parameters()) {
            try (PtNDArray gradient = parameter.gradient()) {
                gradients.add(doubles(gradient.toFloatArray()));
            }
        }
        return gradients;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int index = 0; index < values.length; index++) {
            doubles[index] = values[index];
        }
        return doubles;
    }

    /** The reference is PyTorch's documented algorithm, in double precision. */
    @Test
    void agreesWithTheAlgorithm() {
        Optimiser optimiser = Optimiser.of(network.module(), settings());
        assertThat(optimiser).isInstanceOf(MomentumOptimiser.class);
        List<double[]> weights = new ArrayList<>();
        List<double[]> velocities = new ArrayList<>();
        for (NetworkParameter parameter : network.parameters()) {
            weights.add(doubles(parameter.values()));
            velocities.add(new double[parameter.declaration().size()]);
        }
        for (int step = 0; step < 3; step++) {
            List<double[]> gradients = backward();
            optimiser.step(RATE);
            for (int index = 0; index < weights.size(); index++) {
                NetworkParameter parameter = network.parameters().get(index);
                double decay = parameter.declaration().weightDecay() ? DECAY : 0;
                for (int value = 0; value < weights.get(index).length; value++) {
                    double gradient = gradients.get(index)[value] + decay * weights.get(index)[value];
                    velocities.get(index)[value] = 0.9 * velocities.get(index)[value] + gradient;
                    weights.get(index)[value] -= RATE * velocities.get(index)[value];
                }
                assertThat(doubles(parameter.values()))
                        .as(parameter.declaration().name())
                        .containsExactly(weights.get(index), within(2e-5));
            }
        }
    }

    @Test
    void goesOnFromItsState() {
        Optimiser first = Optimiser.of(network.module(), settings());
        backward();
        first.step(RATE);
        Optimiser.State state = first.state();
        List<float[]> weights =
                network.parameters().stream().map(NetworkParameter::values).toList();
        backward();
        first.step(RATE);
        List<float[]> expected =
                network.parameters().stream().map(NetworkParameter::values).toList();

        for (int index = 0; index < weights.size(); index++) {
            network.parameters().get(index).set(weights.get(index));
        }
        Optimiser second = Optimiser.of(network.module(), settings());
        second.restore(state);
        assertThat(second.state().variances()).isEmpty();
        backward();
        second.step(RATE);
        for (int index = 0; index < expected.size(); index++) {
            assertThat(network.parameters().get(index).values()).isEqualTo(expected.get(index));
        }
    }
}
