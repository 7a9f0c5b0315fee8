package org.affectlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDArray;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.training.augment.RandomStreams;
import org.affectlab.training.config.SettingsGrid;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.network.Features;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.network.NetworkParameter;
import org.affectlab.training.network.ParameterInitialiser;
import org.affectlab.training.network.StepClock;
import org.affectlab.training.network.TrainableNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped grids of ablations name archives that the trainer can train, each of another network. */
class ShippedAblationsTest {
    private static final float LOUDNESS = 0.1f;

    @ParameterizedTest
    @CsvSource({"lgfa, 7", "tf-transformer, 7", "atfnn, 7"})
    void everyPointTakesATrainingStep(String network, int points) throws Exception {
        TorchRuntime.start(ThreadPlan.forOneTask(1));
        Path configs = Path.of(System.getProperty("affectlab.root"), "training/configs");
        SettingsGrid grid = SettingsGrid.read(configs.resolve("ablations/" + network + ".json"));

        assertThat(grid.points())
                .extracting(point -> point.settings().archive())
                .doesNotHaveDuplicates()
                .hasSize(points);
        for (SettingsGrid.Point point : grid.points()) {
            takesAStep(grid.settingsFile(), point.settings());
        }
    }

    private static void takesAStep(Path settingsFile, TrainingSettings settings) throws Exception {
        NetworkArchive archive = NetworkArchive.open(
                settingsFile.resolveSibling(settings.archive()).normalize());
        try (TrainableNetwork network = TrainableNetwork.open(archive, Device.cpu())) {
            assertThat(network.classes()).isEqualTo(settings.labels().size());
            network.module().initialise(new ParameterInitialiser(new RandomStreams(1)));
            float[] target = new float[network.classes()];
            target[0] = 1;
            Features features = network.features(noise(network.grid().windowSamples()), 1);

            assertThat(network.lossAndGradients(features, target, new StepClock()))
                    .as(settings.archive())
                    .isPositive()
                    .isFinite();
            for (NetworkParameter parameter : network.parameters()) {
                if (parameter.declaration().isTrained()) {
                    try (PtNDArray gradient = parameter.gradient()) {
                        assertThat(gradient.getShape())
                                .isEqualTo(parameter.array().getShape());
                    }
                }
            }
        }
    }

    private static float[] noise(int samples) {
        float[] noise = new float[samples];
        SplittableRandom random = new SplittableRandom(1);
        for (int sample = 0; sample < samples; sample++) {
            noise[sample] = LOUDNESS * (float) random.nextGaussian();
        }
        return noise;
    }
}
