package org.affectlab.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.training.config.OptimiserSettings;
import org.affectlab.training.network.Features;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.network.NetworkParameter;
import org.affectlab.training.network.StepClock;
import org.affectlab.training.network.TinyNetwork;
import org.affectlab.training.network.TrainableNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdamOptimiserTest {
    private static final double RATE = 0.01;

    private TrainableNetwork network;
    private Features features;

    @BeforeEach
    void open() throws IOException {
        network = TinyNetwork.started(5);
        features = TinyNetwork.noise();
    }

    @AfterEach
    void close() {
        network.close();
    }

    /** The reference is PyTorch's documented algorithm, in double precision. */
    @ParameterizedTest
    @CsvSource({"ADAMW,0.1,0", "ADAM,0.1,0", "ADAMW,0.1,0.05", "ADAM,0,1000"})
    void agreesWithTheAlgorithm(OptimiserSettings.Kind kind, double decay, double clip) {
        AdamOptimiser optimiser = new AdamOptimiser(network.module(), settings(kind, decay, clip));
        List<double[]> weights = new ArrayList<>();
        List<double[]> means = new ArrayList<>();
        List<double[]> variances = new ArrayList<>();
        for (NetworkParameter parameter : network.parameters()) {
            weights.add(doubles(parameter.values()));
            means.add(new double[parameter.declaration().size()]);
            variances.add(new double[parameter.declaration().size()]);
        }
        for (int step = 1; step <= 3; step++) {
            backward();
            List<double[]> gradients = gradients();
            double norm = norm(gradients);
            double scale = clip > 0 && norm > clip ? clip / norm : 1;

            assertThat(optimiser.step(RATE)).isEqualTo(norm, within(1e-5 * norm));

            for (int index = 0; index < weights.size(); index++) {
                NetworkParameter parameter = network.parameters().get(index);
                double ownDecay = parameter.declaration().weightDecay() ? decay : 0;
                double[] weight = weights.get(index);
                for (int value = 0; value < weight.length; value++) {
                    double gradient = gradients.get(index)[value] * scale;
                    if (kind == OptimiserSettings.Kind.ADAMW) {
                        weight[value] -= RATE * ownDecay * weight[value];
                    } else {
                        gradient += ownDecay * weight[value];
                    }
                    double mean = means.get(index)[value] = 0.9 * means.get(index)[value] + 0.1 * gradient;
                    double variance = variances.get(index)[value] =
                            0.999 * variances.get(index)[value] + 0.001 * gradient * gradient;
                    weight[value] -= RATE
                            * (mean / (1 - Math.pow(0.9, step)))
                            / (Math.sqrt(variance / (1 - Math.pow(0.999, step))) + 1e-6);
                }
                assertThat(doubles(parameter.values()))
                        .as(parameter.declaration().name())
                        .containsExactly(weight, within(2e-5));
            }
        }
    }

    /** Adam's first step is the rate times the gradient's sign, so a tenth of the rate is a tenth of the step. */
    @Test
    void aParameterMayDeclareARateOfItsOwn(@TempDir Path folder) throws IOException {
        Path resources = Path.of(System.getProperty("affectlab.root"), "training/src/test/resources/network");
        Files.copy(resources.resolve("tiny.pt.gz"), folder.resolve("slow.pt.gz"));
        String json = Files.readString(resources.resolve("tiny.json"));
        Files.writeString(
                folder.resolve("slow.json"),
                json.replaceFirst(
                        "\\{\\s*\"name\": \"head.bias\"", "{\"learningRateScale\": 0.1, \"name\": \"head.bias\""));
        OptimiserSettings settings = settings(OptimiserSettings.Kind.ADAM, 0, 0);
        try (TrainableNetwork slow = TrainableNetwork.open(NetworkArchive.open(folder.resolve("slow")), Device.cpu())) {
            slow.module().setWeights(network.module().weights());
            for (TrainableNetwork each : List.of(network, slow)) {
                each.seed(1);
                each.lossAndGradients(features, new float[] {1, 0, 0, 0, 0, 0, 1, 0}, new StepClock());
            }
            List<float[]> before = network.module().weights();
            new AdamOptimiser(network.module(), settings).step(RATE);
            new AdamOptimiser(slow.module(), settings).step(RATE);
            int last = before.size() - 1;

            assertThat(slow.parameters().get(0).values())
                    .isEqualTo(network.parameters().get(0).values());
            for (int value = 0; value < before.get(last).length; value++) {
                float whole = network.parameters().get(last).values()[value] - before.get(last)[value];
                float tenth = slow.parameters().get(last).values()[value] - before.get(last)[value];
                assertThat(tenth).isNotZero().isEqualTo(whole / 10, within(1e-6f));
            }
        }
    }

    @Test
    void weightDecayActsOnlyWhereItIsDeclared() {
        AdamOptimiser optimiser = new AdamOptimiser(network.module(), settings(OptimiserSettings.Kind.ADAMW, 0.5, 0));
        backward();
        zeroGradients();
        List<float[]> before =
                network.parameters().stream().map(NetworkParameter::values).toList();

        optimiser.step(RATE);

        for (int index = 0; index < before.size(); index++) {
            NetworkParameter parameter = network.parameters().get(index);
            float kept = parameter.declaration().weightDecay() ? (float) (1 - 0.5 * RATE) : 1;
            for (int value = 0; value < before.get(index).length; value++) {
                assertThat(parameter.values()[value]).isEqualTo(before.get(index)[value] * kept, within(1e-6f));
            }
        }
    }

    @Test
    void emptiesTheGradients() {
        AdamOptimiser optimiser = new AdamOptimiser(network.module(), settings(OptimiserSettings.Kind.ADAMW, 0, 0));
        backward();
        optimiser.step(RATE);

        assertThat(norm(gradients())).isZero();
    }

    @Test
    void aGradientThatIsNotFiniteChangesNothing() {
        AdamOptimiser optimiser = new AdamOptimiser(network.module(), settings(OptimiserSettings.Kind.ADAMW, 0, 1));
        features.values()[0] = Float.NaN;
        backward();
        float[] before = network.parameters().get(0).values();

        assertThatThrownBy(() -> optimiser.step(RATE)).hasMessageContaining("not finite");
        assertThat(network.parameters().get(0).values()).isEqualTo(before);
    }

    @Test
    void clippingLimitsTheNorm() {
        assertThat(GradientClipping.scale(4, 1)).isEqualTo(0.25);
        assertThat(GradientClipping.scale(0.5, 1)).isEqualTo(1);
        assertThat(GradientClipping.scale(4, 0)).isEqualTo(1);
        assertThat(GradientClipping.scale(0, 1)).isEqualTo(1);
    }

    private void backward() {
        network.seed(1);
        network.lossAndGradients(features, new float[] {1, 0, 0, 0, 0, 1, 0, 0}, new StepClock());
    }

    private void zeroGradients() {
        for (NetworkParameter parameter : network.parameters()) {
            try (PtNDArray gradient = parameter.gradient()) {
                gradient.muli(0);
            }
        }
    }

    private List<double[]> gradients() {
        List<double[]> gradients = new ArrayList<>();
        for (NetworkParameter parameter : network.parameters()) {
            try (PtNDArray gradient = parameter.gradient()) {
                gradients.add(doubles(gradient.toFloatArray()));
            }
        }
        return gradients;
    }

    private static double norm(List<double[]> gradients) {
        double squares = 0;
        for (double[] gradient : gradients) {
            for (double value : gradient) {
                squares += value * value;
            }
        }
        return Math.sqrt(squares);
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int index = 0; index < values.length; index++) {
            doubles[index] = values[index];
        }
        return doubles;
    }

    private static OptimiserSettings settings(OptimiserSettings.Kind kind, double decay, double clip) {
        return new OptimiserSettings(kind, 0.1, 0, 0, 0.9, 0.999, 1e-6, decay, clip, 0);
    }
}
