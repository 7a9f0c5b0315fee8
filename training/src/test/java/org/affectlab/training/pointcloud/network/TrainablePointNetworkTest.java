package org.affectlab.training.pointcloud.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.pointscenes.LabelledScene;
import org.affectlab.pointscenes.SceneInput;
import org.affectlab.pointscenes.SceneInputs;
import org.affectlab.pointscenes.SceneRecipe;
import org.affectlab.training.augment.RandomStreams;
import org.affectlab.training.network.CollectingClock;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.network.NetworkParameter;
import org.affectlab.training.network.ParameterInitialiser;
import org.affectlab.training.network.StepClock;
import org.affectlab.training.pointcloud.config.PointDefaults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainablePointNetworkTest {
    private static final int POINTS = 64;
    private static final float[] EVEN = {1, 1, 1};

    private SceneRecipe recipe;
    private TrainablePointNetwork network;
    private List<SceneInput> inputs;
    private int[] labels;

    @BeforeEach
    void open() throws IOException {
        TorchRuntime.start(ThreadPlan.forOneTask(1));
        recipe = recipe("[\"HEIGHT\", \"INTENSITY\", \"RETURN_SHARE\", \"X\", \"Y\"]", 4);
        network = TrainablePointNetwork.open(archive(), recipe, 2, Device.cpu());
        network.module().initialise(new ParameterInitialiser(new RandomStreams(5)));
        SplittableRandom random = new SplittableRandom(9);
        inputs = List.of(input(random), input(random));
        labels = new int[2 * POINTS];
        Arrays.setAll(labels, point -> random.nextInt(3));
        labels[5] = LabelledScene.IGNORED;
        labels[100] = LabelledScene.IGNORED;
    }

    @AfterEach
    void close() {
        network.close();
    }

    private static NetworkArchive archive() throws IOException {
        return NetworkArchive.open(
                Path.of(System.getProperty("affectlab.root"), "training/src/test/resources/network/stpc-tiny"));
    }

    private static SceneRecipe recipe(String features, int neighbours) throws IOException {
        return PointDefaults.format()
                .parse(
                        "{\"recipe\": {\"inputPoints\": 64, \"neighbours\": " + neighbours
                                + ", \"ratios\": [2, 2], \"features\": " + features + "}}",
                        "test")
                .recipe();
    }

    private SceneInput input(SplittableRandom random) {
        float[] metres = new float[3 * POINTS];
        float[] channels = new float[3 * POINTS];
        int[] rows = new int[POINTS];
        for (int at = 0; at < metres.length; at++) {
            metres[at] = (float) random.nextGaussian();
            channels[at] = (float) random.nextDouble();
        }
        Arrays.setAll(rows, row -> row);
        return new SceneInputs(recipe, 1).of(metres, channels, rows);
    }

    private StepLoss step(int[] classes, float[] weights, double regulariser) {
        return step(classes, weights, regulariser, new StepClock());
    }

    private StepLoss step(int[] classes, float[] weights, double regulariser, StepClock clock) {
        network.module().seed(1);
        return network.lossAndGradients(new PointBatch(inputs, classes), weights, regulariser, clock);
    }

    @Test
    void probabilitiesAreOneRowAPoint() {
        List<float[]> answers = network.probabilities(inputs);

        assertThat(answers).hasSize(2);
        assertThat(answers.get(1)).hasSize(3 * POINTS);
        for (int point = 0; point < POINTS; point++) {
            assertThat(answers.get(1)[3 * point] + answers.get(1)[3 * point + 1] + answers.get(1)[3 * point + 2])
                    .isEqualTo(1, within(1e-5f));
        }
        assertThat(network.probabilities(inputs.subList(1, 2)).get(0))
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(answers.get(1));
    }

    @Test
    void gradientsAgreeWithFiniteDifferences() {
        NetworkParameter bias =
                network.module().parameters().get(network.module().parameters().size() - 1);
        float[] weights = {1, 3, 0.5f};
        step(labels, weights, 0.01, new CollectingClock());
        float[] gradient;
        try (PtNDArray array = bias.gradient()) {
            gradient = array.toFloatArray();
        }
        float[] values = bias.values();
        for (int label = 0; label < 3; label++) {
            float[] moved = values.clone();
            moved[label] += 0.02f;
            bias.set(moved);
            double above = step(labels, weights, 0.01).total();
            moved[label] -= 0.04f;
            bias.set(moved);
            double below = step(labels, weights, 0.01).total();
            assertThat((above - below) / 0.04).isEqualTo(gradient[label], within(2e-3));
        }
    }

    /** Weights and ignored points: the mean over labelled points of w · cross-entropy, as the reference has it. */
    @Test
    void theLossIsTheWeightedMeanOverLabelledPoints() {
        double even = step(labels, EVEN, 0).crossEntropy();
        assertThat(step(labels, new float[] {2, 2, 2}, 0).crossEntropy()).isEqualTo(2 * even, within(1e-4));

        int[] onlyOnes = new int[labels.length];
        Arrays.fill(onlyOnes, LabelledScene.IGNORED);
        onlyOnes[3] = 1;
        onlyOnes[90] = 1;
        double two = step(onlyOnes, new float[] {7, 1, 9}, 0).crossEntropy();
        onlyOnes[90] = LabelledScene.IGNORED;
        double first = step(onlyOnes, EVEN, 0).crossEntropy();
        onlyOnes[90] = 1;
        onlyOnes[3] = LabelledScene.IGNORED;
        double second = step(onlyOnes, EVEN, 0).crossEntropy();

        assertThat(two).isEqualTo((first + second) / 2, within(1e-4));
    }

    @Test
    void theRegulariserIsAddedByItsWeight() {
        StepLoss without = step(labels, EVEN, 0);
        StepLoss with = step(labels, EVEN, 0.5);

        assertThat(without.regulariser()).isZero();
        assertThat(with.regulariser()).isPositive();
        assertThat(with.total()).isEqualTo(with.crossEntropy() + 0.5 * with.regulariser(), within(1e-4));
    }

    @Test
    void aBatchWithoutLabelsTeachesNothing() {
        int[] none = new int[labels.length];
        Arrays.fill(none, LabelledScene.IGNORED);
        assertThat(step(none, EVEN, 0).total()).isZero();
    }

    /** The statistics of batch normalisation are no parameters: they must be in what is written. */
    @Test
    void aWrittenNetworkHasItsStatistics() throws IOException {
        List<float[]> before = network.probabilities(inputs);
        for (int step = 0; step < 20; step++) {
            network.rehearse(inputs);
        }
        List<float[]> after = network.probabilities(inputs);

        assertThat(after.get(0)).isNotEqualTo(before.get(0));
        try (TrainablePointNetwork copy = network.reopened(network.written())) {
            assertThat(copy.probabilities(inputs).get(0)).isEqualTo(after.get(0));
            assertThat(copy.probabilities(inputs).get(1)).isEqualTo(after.get(1));
            copy.rehearse(inputs);
            assertThat(copy.probabilities(inputs).get(0)).isNotEqualTo(after.get(0));
        }
        assertThat(network.probabilities(inputs).get(0)).isEqualTo(after.get(0));
    }

    @Test
    void rehearsingChangesNoParameter() {
        List<float[]> before = network.module().weights();
        network.rehearse(inputs);

        for (int index = 0; index < before.size(); index++) {
            assertThat(network.module().weights().get(index)).isEqualTo(before.get(index));
        }
    }

    @Test
    void aRecipeThatDoesNotFitIsRefused() throws IOException {
        NetworkArchive archive = archive();
        SceneRecipe fewer = recipe("[\"X\", \"Y\", \"Z\", \"RED\"]", 4);
        SceneRecipe wider = recipe("[\"X\", \"Y\", \"Z\", \"RED\", \"BLUE\"]", 5);

        assertThatThrownBy(() -> TrainablePointNetwork.open(archive, fewer, 1, Device.cpu()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("features");
        assertThatThrownBy(() -> TrainablePointNetwork.open(archive, wider, 1, Device.cpu()))
                .hasMessageContaining("neighbours");
        NetworkArchive speech = NetworkArchive.open(
                Path.of(System.getProperty("affectlab.root"), "training/src/test/resources/network/tiny"));
        assertThatThrownBy(() -> TrainablePointNetwork.open(speech, fewer, 1, Device.cpu()))
                .hasMessageContaining("no input points");
    }

    @Test
    void statisticsOfRecordingsAreRefused(@TempDir Path folder) throws IOException {
        Path resources = Path.of(System.getProperty("affectlab.root"), "training/src/test/resources/network");
        Files.copy(resources.resolve("stpc-tiny.pt.gz"), folder.resolve("asking.pt.gz"));
        Files.writeString(
                folder.resolve("asking.json"),
                Files.readString(resources.resolve("stpc-tiny.json"))
                        .replaceFirst("\"rule\": \"zeros\"", "\"rule\": \"training_mean\""));
        NetworkArchive asking = NetworkArchive.open(folder.resolve("asking"));
        assertThatThrownBy(() -> TrainablePointNetwork.open(asking, recipe, 1, Device.cpu()))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "network stpc asks for statistics of recordings, which training on points does not measure");
    }

    @Test
    void theDictionaryDeclaresASlowerRate() throws IOException {
        assertThat(archive().description().parameters().stream()
                        .filter(parameter -> parameter.name().endsWith("deformer.offset")))
                .isNotEmpty()
                .allMatch(parameter -> parameter.learningRateFactor() == 0.1);
    }
}
