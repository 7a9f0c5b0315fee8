package org.affectlab.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.affectlab.training.align.Alignment;
import org.affectlab.training.align.Alignments;
import org.affectlab.training.augment.RandomStreams;
import org.affectlab.training.config.AlignmentSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainableNetworkTest {
    private static final int ITEMS = 3;

    private TrainableNetwork network;

    @BeforeEach
    void open() throws IOException {
        network = TinyNetwork.open();
        ParameterInitialiser initialiser = new ParameterInitialiser(new RandomStreams(5));
        for (NetworkParameter parameter : network.parameters()) {
            parameter.set(initialiser.values(parameter.declaration()));
        }
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void featuresAreNormalisedSpectrograms() {
        Features features = network.features(noise(), ITEMS);

        assertThat(features.bands()).isEqualTo(8);
        assertThat(features.frames()).isEqualTo(256);
        double sum = 0;
        for (float value : features.values()) {
            sum += value;
        }
        assertThat(sum / features.values().length).isEqualTo(0, within(1e-4));
    }

    @Test
    void gradientsAgreeWithFiniteDifferences() {
        Features features = network.features(noise(), ITEMS);
        float[] targets = {1, 0, 0, 0, 0, 0.5f, 0.5f, 0, 0, 0, 0, 1};
        NetworkParameter bias = network.parameters().get(network.parameters().size() - 1);
        // The same seed drops the same units in every pass.
        network.seed(1);
        network.lossAndGradients(features, targets, new StepClock());
        float[] gradient;
        try (PtNDArray array = bias.gradient()) {
            gradient = array.toFloatArray();
        }
        float[] values = bias.values();
        for (int index = 0; index < values.length; index++) {
            float[] moved = values.clone();
            moved[index] += 0.01f;
            double above = loss(bias, moved, features, targets);
            moved[index] -= 0.02f;
            double below = loss(bias, moved, features, targets);
            assertThat((above - below) / 0.02).isEqualTo(gradient[index], within(2e-3));
        }
    }

    @Test
    void gradientsAreTheSameWhenTheCollectorRunsBeforeTheBackwardPass() {
        Features features = network.features(noise(), ITEMS);
        float[] targets = {1, 0, 0, 0, 0, 0.5f, 0.5f, 0, 0, 0, 0, 1};
        network.seed(1);
        network.lossAndGradients(features, targets, new StepClock());
        List<float[]> expected = takeGradients();
        network.seed(1);
        network.lossAndGradients(features, targets, new CollectingClock());
        assertThat(takeGradients()).usingElementComparator(Arrays::compare).isEqualTo(expected);

        for (AlignmentSettings.Kind kind : List.of(AlignmentSettings.Kind.IDA, AlignmentSettings.Kind.MMD)) {
            Alignment alignment = Objects.requireNonNull(
                    Alignments.of(new AlignmentSettings(kind, 0.5, 0.1, AlignmentSettings.Scale.RELATIVE, false, 0)));
            network.seed(1);
            network.lossAndGradients(features, targets, features, alignment, 0.7, new StepClock());
            expected = takeGradients();
            network.seed(1);
            network.lossAndGradients(features, targets, features, alignment, 0.7, new CollectingClock());
            assertThat(takeGradients()).usingElementComparator(Arrays::compare).isEqualTo(expected);
        }
    }

    private List<float[]> takeGradients() {
        List<float[]> gradients = new ArrayList<>();
        for (NetworkParameter parameter : network.parameters()) {
            try (PtNDArray gradient = parameter.gradient()) {
                gradients.add(gradient.toFloatArray());
            }
            JniUtils.zeroGrad(parameter.array());
        }
        return gradients;
    }

    private double loss(NetworkParameter parameter, float[] values, Features features, float[] targets) {
        parameter.set(values);
        network.seed(1);
        return network.lossAndGradients(features, targets, new StepClock());
    }

    @Test
    void dropoutActsInTrainingAndNotInEvaluation() {
        Features features = network.features(noise(), ITEMS);
        float[] targets = new float[ITEMS * 4];
        targets[0] = 1;
        network.seed(1);
        double first = network.lossAndGradients(features, targets, new StepClock());
        network.seed(2);
        double second = network.lossAndGradients(features, targets, new StepClock());

        assertThat(second).isNotEqualTo(first);
        assertThat(network.logits(features)).isEqualTo(network.logits(features));
    }

    @Test
    void aWrittenModuleHasTheSameParametersAndOutputs(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream module = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(module)) {
            network.write(zipped);
        }
        Files.write(folder.resolve("copy.pt.gz"), module.toByteArray());
        Files.copy(
                Path.of(System.getProperty("affectlab.root"), "training/src/test/resources/network/tiny.json"),
                folder.resolve("copy.json"));
        Features features = network.features(noise(), ITEMS);

        try (TrainableNetwork copy = TrainableNetwork.open(NetworkArchive.open(folder.resolve("copy")), Device.cpu())) {
            assertThat(copy.logits(features)).isEqualTo(network.logits(features));
            assertThat(copy.parameters().get(0).values())
                    .isEqualTo(network.parameters().get(0).values());
        }
    }

    @Test
    void settingAParameterCopiesTheValues() {
        NetworkParameter parameter = network.parameters().get(0);
        float[] values = new float[parameter.declaration().size()];
        values[3] = 2;
        parameter.set(values);
        values[3] = 9;

        assertThat(parameter.values()[3]).isEqualTo(2);
        assertThatThrownBy(() -> parameter.set(new float[1])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anArchiveThatContradictsItselfIsRefused(@TempDir Path folder) throws IOException {
        Path resources = Path.of(System.getProperty("affectlab.root"), "training/src/test/resources/network");
        Files.copy(resources.resolve("tiny.pt.gz"), folder.resolve("a.pt.gz"));
        String json = Files.readString(resources.resolve("tiny.json"), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("a.json"), json.replace("head.bias", "tail.bias"));
        NetworkArchive renamed = NetworkArchive.open(folder.resolve("a"));

        assertThatThrownBy(() -> TrainableNetwork.open(renamed, Device.cpu())).hasMessageContaining("tail.bias");
        Files.writeString(folder.resolve("a.json"), json.replace("\"parameterCount\": ", "\"parameterCount\": 1"));
        assertThatThrownBy(() -> NetworkArchive.open(folder.resolve("a"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> NetworkArchive.open(folder.resolve("b"))).hasMessageContaining("missing archive");
    }

    private float[] noise() {
        SplittableRandom random = new SplittableRandom(3);
        float[] samples = new float[ITEMS * network.grid().windowSamples()];
        for (int index = 0; index < samples.length; index++) {
            samples[index] = (float) (0.1 * random.nextGaussian());
        }
        return samples;
    }
}
