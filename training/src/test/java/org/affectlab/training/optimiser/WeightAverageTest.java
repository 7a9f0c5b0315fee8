package org.affectlab.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.affectlab.training.network.NetworkParameter;
import org.affectlab.training.network.TinyNetwork;
import org.affectlab.training.network.TrainableNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeightAverageTest {
    private TrainableNetwork network;

    @BeforeEach
    void open() throws IOException {
        network = TinyNetwork.open();
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void followsTheWeightsWithAGrowingMemory() {
        fill(1);
        WeightAverage average = new WeightAverage(network.module(), 0.5);
        double expected = 1;
        for (int step = 1; step <= 12; step++) {
            fill(step);
            average.update();
            double kept = Math.min(0.5, (1.0 + step) / (10.0 + step));
            expected = kept * expected + (1 - kept) * step;
            assertThat(average.state().averages().get(0)[0]).isCloseTo((float) expected, within(1e-4f));
        }
        assertThat(average.state().steps()).isEqualTo(12);
    }

    @Test
    void isInTheNetworkOnlyWhileItIsApplied() {
        fill(1);
        WeightAverage average = new WeightAverage(network.module(), 0.9);
        fill(3);

        float during = average.applied(() -> network.parameters().get(0).values()[0]);

        assertThat(during).isEqualTo(1f);
        assertThat(network.parameters().get(0).values()).containsOnly(3f);
    }

    @Test
    void theWeightsComeBackAfterAFailureToo() {
        fill(1);
        WeightAverage average = new WeightAverage(network.module(), 0.9);
        fill(3);

        assertThatThrownBy(() -> average.applied(() -> {
                    throw new IllegalStateException("evaluation failed");
                }))
                .hasMessage("evaluation failed");
        assertThat(network.parameters().get(0).values()).containsOnly(3f);
    }

    @Test
    void aRestoredAverageGoesOnAlike() {
        fill(1);
        WeightAverage first = new WeightAverage(network.module(), 0.9);
        fill(2);
        first.update();
        WeightAverage second = new WeightAverage(network.module(), 0.9);
        second.restore(first.state());
        fill(5);
        first.update();
        second.update();

        assertThat(second.state().steps()).isEqualTo(2);
        assertThat(second.state().averages())
                .usingElementComparator(Arrays::compare)
                .isEqualTo(first.state().averages());
    }

    @Test
    void averagesOfAnotherNetworkAreRefused() {
        WeightAverage average = new WeightAverage(network.module(), 0.9);

        assertThatThrownBy(() -> average.restore(new WeightAverage.State(1, List.of(new float[1]))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another network");
    }

    private void fill(float value) {
        for (NetworkParameter parameter : network.parameters()) {
            float[] values = parameter.values();
            Arrays.fill(values, value);
            parameter.set(values);
        }
    }
}
