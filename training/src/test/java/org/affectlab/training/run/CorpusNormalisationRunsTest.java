package org.affectlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.media.AudioDecoder;
import org.affectlab.training.data.Clip;
import org.affectlab.training.data.DatasetReader;
import org.affectlab.training.data.RecordingLoader;
import org.affectlab.training.data.Recordings;
import org.affectlab.training.network.ExportedModule;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.network.ParameterDeclaration;
import org.affectlab.training.packaging.PackageRequest;
import org.affectlab.training.packaging.Packager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the statistics of a network that normalises with those of the training speakers come from, and that they stay. */
@Timeout(240)
class CorpusNormalisationRunsTest {
    private static final String LABELS = "\"neutral\", \"happy\", \"sad\", \"angry\"";
    private static final List<String> STATISTICS = List.of("normalisation.mean", "normalisation.deviation");

    @TempDir
    private Path folder;

    private TinyProject project;
    private PretrainedRuns runs;

    @BeforeEach
    void prepare() throws IOException {
        TorchRuntime.start(ThreadPlan.forOneTask(1));
        project = TinyProject.create(folder, 3);
        Path network = Path.of(System.getProperty("affectlab.root"), "training/src/test/resources/network");
        for (String suffix : List.of(".pt.gz", ".json")) {
            Files.copy(
                    network.resolve("corpus-statistics" + suffix),
                    folder.resolve("tiny" + suffix),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(
                project.settings(),
                """
                {"name": "statistics", "archive": "tiny", "labels": [%s], "epochs": 3, "batchSize": 4,
                 "protocol": {"speakersPerFold": 1, "validationSpeakers": 1}, "windows": {"perClip": 2},
                 "optimiser": {"learningRate": 0.01, "warmUpEpochs": 1, "averagingDecay": 0.9}}
                """
                        .formatted(LABELS));
        runs = new PretrainedRuns(project);
    }

    @Test
    void areTheTrainingSpeakersAndReachTheModelUnchanged() throws Exception {
        RunResult result = runs.run("whole", project.settings(), 1);
        Path model = project.runs().resolve("whole/seed-1/fold-1/model.pt");

        assertThat(result.trainingSpeakers()).containsExactly("s3", "s4");
        Map<String, float[]> statistics = statistics(model);
        double[][] expected = TrainingStatisticsTest.twoPasses(model, recordings(result.trainingSpeakers()));
        TrainingStatisticsTest.assertThatBands(statistics.get(STATISTICS.get(0)), expected[0]);
        TrainingStatisticsTest.assertThatBands(statistics.get(STATISTICS.get(1)), expected[1]);
        double[][] others = TrainingStatisticsTest.twoPasses(model, recordings(List.of("s2", "s3", "s4")));
        assertThat(Math.abs(others[0][0] - expected[0][0])).isGreaterThan(1e-3);

        Checkpoint checkpoint = new CheckpointFile().read(project.runs().resolve("whole/seed-1/fold-1/checkpoint.bin"));
        List<float[]> averages = Objects.requireNonNull(checkpoint.average()).averages();
        List<ParameterDeclaration> declared = declarations();
        for (int index = 0; index < declared.size(); index++) {
            if (declared.get(index).isTrainingStatistic()) {
                float[] measured = statistics.get(declared.get(index).name());
                assertThat(checkpoint.weights().get(index)).isEqualTo(measured);
                assertThat(averages.get(index)).isEqualTo(measured);
            }
        }
        assertThat(checkpoint.optimiser().means()).hasSize(declared.size() - STATISTICS.size());
    }

    @Test
    void aResumedRunTakesThemFromItsCheckpoint() throws Exception {
        runs.run("whole", project.settings(), 1);
        for (int pause = 1; pause <= 2; pause++) {
            assertThat(runs.session(project.settings(), project.corpus())
                            .run(project.runs().resolve("parts"), 1, 1, pause))
                    .isEmpty();
        }
        runs.run("parts", project.settings(), 1);

        assertThat(project.runs().resolve("parts/seed-1/fold-1/model.pt"))
                .hasSameBinaryContentAs(project.runs().resolve("whole/seed-1/fold-1/model.pt"));
    }

    @Test
    void aPackageHasThemAndARunThatBeginsWithItKeepsThem() throws Exception {
        runs.run("base", project.settings(), 1);
        ModelPackage base = runs.pack(project.runs().resolve("base/seed-1/fold-1"), "base");
        Path settings = runs.settings("further", LABELS, 1, base);
        runs.session(settings, project.others()).run(project.runs().resolve("further"), 1, 1, 100);

        Map<String, float[]> packaged = statistics(base.directory().resolve("model.pt"));
        Map<String, float[]> further = statistics(project.runs().resolve("further/seed-1/fold-1/model.pt"));
        Map<String, float[]> run = statistics(project.runs().resolve("base/seed-1/fold-1/model.pt"));
        for (String name : STATISTICS) {
            assertThat(packaged.get(name)).isEqualTo(run.get(name));
            assertThat(further.get(name)).isEqualTo(run.get(name));
        }
        assertThat(card("further", project.runs().resolve("further/seed-1/fold-1")))
                .contains("deviation over the recordings of the training speakers of `base/1` | our choice |");
    }

    @Test
    void theCardSaysWhoseStatisticsTheyAre() throws Exception {
        runs.run("base", project.settings(), 1);

        assertThat(card("base", project.runs().resolve("base/seed-1/fold-1")))
                .contains("each window's bands normalised by their mean and deviation over the training speakers'"
                        + " recordings | our choice |")
                .contains("normalisation = corpus");
    }

    @Test
    void acrossCorporaTheyAreTheSourceS() throws Exception {
        CrossCorpusSession session = runs.across(project.settings(), project.others());
        session.run(project.runs().resolve("across"), "source-only", session.alignment(), 1)
                .orElseThrow();
        Path model = project.runs().resolve("across/tones-to-others/source-only/seed-1/all/model.pt");

        double[][] expected = TrainingStatisticsTest.twoPasses(model, recordings(List.of("s1", "s2", "s3", "s4")));
        TrainingStatisticsTest.assertThatBands(statistics(model).get(STATISTICS.get(0)), expected[0]);
        TrainingStatisticsTest.assertThatBands(statistics(model).get(STATISTICS.get(1)), expected[1]);
    }

    /** Of a package with the network's own description of its method. */
    private String card(String name, Path run) throws Exception {
        PackageRequest request = project.request(run, name, folder.resolve("packages"));
        ModelPackage written = new Packager(new AudioDecoder())
                .write(new PackageRequest(
                        run,
                        name + "-card",
                        "1",
                        request.out(),
                        null,
                        request.archive(),
                        null,
                        null,
                        null,
                        request.corpusInfo(),
                        null));
        return Files.readString(written.directory().resolve("CARD.md"));
    }

    private List<float[]> recordings(List<String> speakers) throws Exception {
        List<Clip> clips = new DatasetReader().read(project.corpus()).clipsOf(speakers);
        Recordings recordings = new RecordingLoader(new AudioDecoder(), 1).load(clips);
        return clips.stream().map(recordings::samples).toList();
    }

    private List<ParameterDeclaration> declarations() throws IOException {
        return NetworkArchive.open(project.archive()).description().parameters();
    }

    private Map<String, float[]> statistics(Path model) throws IOException {
        try (ExportedModule module = ExportedModule.open(model)) {
            Map<String, float[]> values = module.values(declarations().stream()
                    .filter(ParameterDeclaration::isTrainingStatistic)
                    .toList());
            assertThat(values).containsOnlyKeys(STATISTICS);
            assertThat(values.values()).noneMatch(value -> Arrays.equals(value, new float[value.length]));
            return values;
        }
    }
}
