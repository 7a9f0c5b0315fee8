package org.affectlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.training.augment.RandomStreams;
import org.affectlab.training.data.Clip;
import org.affectlab.training.data.Recordings;
import org.affectlab.training.network.ExportedModule;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.network.NetworkParameter;
import org.affectlab.training.network.ParameterInitialiser;
import org.affectlab.training.network.TrainableNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against two passes over the log-mels of whole recordings. The archive is a small ATFNN ({@code export.py archive atfnn --classes 4 --switches '{"variant":
 * "time-only", "units": 4, "hidden": 8, "normalisation": "corpus"}' --out corpus-statistics}).
 */
class TrainingStatisticsTest {
    private static final int BANDS = 64;
    private static final Path RESOURCES =
            Path.of(System.getProperty("affectlab.root"), "training/src/test/resources/network");

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        TorchRuntime.start(ThreadPlan.forOneTask(1));
    }

    /** One window is 20,720 samples: shorter than one, exactly one, a rest of two frames and some samples, several. */
    @Test
    void everyFrameOfEveryRecordingCountsOnce() throws IOException {
        Map<String, float[]> samples = new HashMap<>();
        int[] lengths = {9_000, 20_720, 21_100, 70_001};
        for (int clip = 0; clip < lengths.length; clip++) {
            samples.put("clip-" + clip, noise(lengths[clip], clip));
        }
        samples.put("unheard", noise(30_000, 99));
        Recordings recordings = new Recordings(samples);
        List<Clip> clips = samples.keySet().stream()
                .filter(id -> !id.equals("unheard"))
                .sorted()
                .map(id -> new Clip(Path.of(id), id, "s", "sad"))
                .toList();
        NetworkArchive archive = NetworkArchive.open(RESOURCES.resolve("corpus-statistics"));
        try (TrainableNetwork network = TrainableNetwork.open(archive, Device.cpu())) {
            network.module().initialise(new ParameterInitialiser(new RandomStreams(1)));
            TrainingStatistics.measure(network, clips, recordings, new StopSignal());

            Path written = folder.resolve("model.pt");
            AtomicFiles.write(written, network::write);
            double[][] expected =
                    twoPasses(written, clips.stream().map(recordings::samples).toList());
            assertThatBands(statistic(network, "normalisation.mean"), expected[0]);
            assertThatBands(statistic(network, "normalisation.deviation"), expected[1]);
            List<float[]> before = network.module().weights();
            TrainingStatistics.measure(network, clips, recordings, new StopSignal());
            assertThat(network.module().weights())
                    .usingElementComparator(Arrays::compare)
                    .isEqualTo(before);
        }
    }

    /** Silence has no deviation, and the network answers all the same. */
    @Test
    void silenceIsNoDivisionByZero() throws IOException {
        Recordings recordings = new Recordings(Map.of("silence", new float[30_000]));
        NetworkArchive archive = NetworkArchive.open(RESOURCES.resolve("corpus-statistics"));
        try (TrainableNetwork network = TrainableNetwork.open(archive, Device.cpu())) {
            network.module().initialise(new ParameterInitialiser(new RandomStreams(1)));
            TrainingStatistics.measure(
                    network,
                    List.of(new Clip(Path.of("silence"), "silence", "s", "sad")),
                    recordings,
                    new StopSignal());

            assertThat(statistic(network, "normalisation.deviation")).containsOnly(0);
            float[] features = network.features(new float[20_720], 1).values();
            assertThat(features).containsOnly(0);
        }
    }

    @Test
    void halfOfTheStatisticsIsRefused() throws IOException {
        Files.copy(RESOURCES.resolve("corpus-statistics.pt.gz"), folder.resolve("half.pt.gz"));
        Files.writeString(
                folder.resolve("half.json"),
                Files.readString(RESOURCES.resolve("corpus-statistics.json")).replace("training_deviation", "ones"));
        try (TrainableNetwork network =
                TrainableNetwork.open(NetworkArchive.open(folder.resolve("half")), Device.cpu())) {
            assertThatThrownBy(() ->
                            TrainingStatistics.measure(network, List.of(), new Recordings(Map.of()), new StopSignal()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the archive declares 0 parameters of the rule training_deviation,"
                            + " training statistics are one mean and one deviation");
        }
    }

    private static float[] statistic(TrainableNetwork network, String name) {
        return network.parameters().stream()
                .filter(parameter -> parameter.declaration().name().equals(name))
                .findFirst()
                .map(NetworkParameter::values)
                .orElseThrow();
    }

    /** Mean and deviation of each band over all frames that lie in the recordings as a whole. */
    static double[][] twoPasses(Path model, List<float[]> recordings) {
        try (ExportedModule module = ExportedModule.open(model)) {
            List<Tensor> spectrograms = recordings.stream()
                    .map(samples -> module.call("log_mel", samples))
                    .toList();
            double[] means = new double[BANDS];
            long frames = 0;
            for (Tensor spectrogram : spectrograms) {
                frames += spectrogram.shape()[2];
                add(spectrogram, means, new double[BANDS], 1);
            }
            for (int band = 0; band < BANDS; band++) {
                means[band] /= frames;
            }
            double[] squares = new double[BANDS];
            for (Tensor spectrogram : spectrograms) {
                add(spectrogram, squares, means, 2);
            }
            return new double[][] {
                means,
                Arrays.stream(squares)
                        .map(square -> Math.sqrt(square / frames(spectrograms)))
                        .toArray()
            };
        }
    }

    private static long frames(List<Tensor> spectrograms) {
        return spectrograms.stream()
                .mapToLong(spectrogram -> spectrogram.shape()[2])
                .sum();
    }

    private static void add(Tensor spectrogram, double[] sums, double[] centre, int power) {
        float[] values = spectrogram.toFloats();
        int frames = values.length / BANDS;
        for (int index = 0; index < values.length; index++) {
            sums[index / frames] += Math.pow(values[index] - centre[index / frames], power);
        }
    }

    static void assertThatBands(float[] values, double[] expected) {
        assertThat(values).hasSize(expected.length);
        for (int band = 0; band < expected.length; band++) {
            assertThat((double) values[band]).as("band " + band).isEqualTo(expected[band], within(2e-5));
        }
    }

    private static float[] noise(int samples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] noise = new float[samples];
        for (int sample = 0; sample < samples; sample++) {
            noise[sample] = (float) (0.01 * (seed + 1) * random.nextGaussian());
        }
        return noise;
    }
}
