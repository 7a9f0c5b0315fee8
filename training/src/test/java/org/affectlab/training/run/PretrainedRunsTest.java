package org.affectlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.media.AudioDecoder;
import org.affectlab.training.augment.RandomStreams;
import org.affectlab.training.config.PretrainingSettings;
import org.affectlab.training.config.SettingsFile;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.network.ParameterDeclaration;
import org.affectlab.training.network.ParameterInitialiser;
import org.affectlab.training.network.ParameterSource;
import org.affectlab.training.packaging.PackageRequest;
import org.affectlab.training.packaging.Packager;
import org.affectlab.training.report.CorpusInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What reaches a run from the package that it begins with, besides the weights of one corpus. */
@Timeout(240)
class PretrainedRunsTest {
    private static final String LABELS = "\"neutral\", \"happy\", \"sad\", \"angry\"";
    private static final ParameterSource RANDOM = new ParameterInitialiser(new RandomStreams(1));

    @TempDir
    private static Path folder;

    private static TinyProject project;
    private static PretrainedRuns runs;
    private static RunResult first;
    private static ModelPackage base;

    @BeforeAll
    static void train() throws Exception {
        project = TinyProject.create(folder, 25);
        runs = new PretrainedRuns(project);
        first = project.run(1, 1);
        TorchRuntime.start(ThreadPlan.forOneTask(1));
        base = runs.pack(project.fold(1, 1), "base");
    }

    @Test
    void acrossCorporaItIsTheBeginningUnlessItKnowsTheTarget() throws Exception {
        CrossCorpusSession session = runs.across(runs.settings("towards-others", LABELS, 1, base), project.others());
        RunResult result = session.run(project.runs().resolve("towards"), "source-only", session.alignment(), 1)
                .orElseThrow();

        assertThat(result.pretrainingSpeakers()).containsExactly("tones:s2", "tones:s3", "tones:s4");
        assertThat(result.history().get(0).loss())
                .isLessThan(0.5 * first.history().get(0).loss());
        runs.session(runs.settings("of-others", LABELS, 1, base), project.others())
                .run(project.runs().resolve("of-others"), 1, 1, 100);
        ModelPackage knowing = runs.pack(project.runs().resolve("of-others/seed-1/fold-1"), "knowing");
        CrossCorpusSession refused = runs.across(runs.settings("known-target", LABELS, 1, knowing), project.others());
        assertThatThrownBy(() -> refused.run(project.runs().resolve("refused"), "source-only", refused.alignment(), 1))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("has heard speakers whom this run tests: others:s2");
    }

    /** Batch normalisation's means and variances are no parameters to an optimiser, but the network is another without them. */
    @Test
    void runningStatisticsAreTakenOver() throws Exception {
        Path models = Path.of(System.getProperty("affectlab.root"), "models");
        Path directory = models.resolve("packages/didan-ravdess-to-emodb/1");
        String digest = ModelPackage.open(directory).digest();
        TrainingSettings settings =
                new SettingsFile().parse(Files.readString(directory.resolve("settings.json")), "test");
        NetworkArchive archive = NetworkArchive.open(models.resolve("archives/didan-c6"));
        ParameterSource source = PretrainedPackage.open(
                        new PretrainingSettings(directory.toString(), digest), project.settings())
                .parameters(archive, settings, RANDOM);

        List<ParameterDeclaration> statistics = archive.description().parameters().stream()
                .filter(declaration -> !declaration.isTrained())
                .toList();
        assertThat(statistics).isNotEmpty();
        for (ParameterDeclaration declaration : statistics) {
            assertThat(source.values(declaration)).as(declaration.name()).isNotEqualTo(RANDOM.values(declaration));
        }
    }

    @Test
    void theLicencesOfWhatThePackageHeardAreTakenOver() throws Exception {
        Path german = SyntheticCorpus.write(folder.resolve("emodb_first2s"), 2);
        Path urdu = SyntheticCorpus.write(folder.resolve("urdu"), 2);
        runs.session(runs.settingsOfItsOwn("two", LABELS), german, urdu)
                .run(project.runs().resolve("two"), 1, 1, 100);
        ModelPackage two = known(project.runs().resolve("two/seed-1/fold-1"), "two");
        runs.session(runs.settings("one", LABELS, 1, two), german)
                .run(project.runs().resolve("one"), 1, 1, 100);
        runs.session(runs.settings("both", LABELS, 1, two), german, urdu)
                .run(project.runs().resolve("both"), 1, 1, 100);
        ModelPackage both = known(project.runs().resolve("both/seed-1/fold-1"), "both");
        ModelPackage one = known(project.runs().resolve("one/seed-1/fold-1"), "one");

        assertThat(both.manifest().trainingData().get(1).split())
                .endsWith("; the weights began with a package that had heard the same speakers");
        assertThat(one.manifest().trainingData().get(1).split())
                .isEqualTo("the weights began with a package that had heard speakers urdu:s1, urdu:s2");
        assertThat(one.manifest().licence()).isEqualTo(two.manifest().licence());
        assertThat(Files.readString(one.directory().resolve("CARD.md")))
                .contains(CorpusInfo.known("urdu").get(0).source());
    }

    /** A package of corpora whose facts the project knows. */
    private static ModelPackage known(Path run, String name) throws Exception {
        PackageRequest tones = project.request(run, name, folder.resolve("packages"));
        return new Packager(new AudioDecoder())
                .write(new PackageRequest(
                        run, name, "1", tones.out(), null, tones.archive(), null, null, null, null, tones.method()));
    }
}
