package org.affectlab.training.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.pointscenes.RecipeParameters;
import org.affectlab.training.network.ExportedModule;
import org.affectlab.training.pointcloud.TinyPoints;
import org.affectlab.training.pointcloud.config.PointDefaults;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a data set to a report and a package on the command line. */
class PointCloudCommandTest {
    @TempDir
    private Path folder;

    private static int run(ByteArrayOutputStream error, String... arguments) {
        PrintStream before = System.err;
        System.setErr(new PrintStream(error, true, StandardCharsets.UTF_8));
        try {
            return TrainingCommand.execute(arguments);
        } finally {
            System.setErr(before);
        }
    }

    private String[] training(TinyPoints project, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "pointcloud",
                "--config",
                project.settings().toString(),
                "--data",
                project.data().toString(),
                "--out",
                project.runs().resolve("tiny").toString(),
                "--threads",
                "1"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    @Test
    void goesFromTilesToAReportAndAPackage() throws Exception {
        TinyPoints project = TinyPoints.create(folder, 2, "");
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        assertThat(run(error, training(project, "--until-epoch", "1"))).isZero();
        assertThat(run(error, training(project))).isOne();
        assertThat(error.toString(StandardCharsets.UTF_8)).contains("--resume").doesNotContain("Exception");
        assertThat(run(error, training(project, "--resume", "--seeds", "1,2"))).isZero();
        assertThat(run(error, training(project))).isZero();

        Path page = folder.resolve("point-clouds.md");
        Files.writeString(
                project.runs().resolve("speed.json"),
                "{\"note\": \"On one core.\", \"columns\": [\"what\", \"points/s\"], \"rows\": [[\"all\", \"1,000\"]]}");
        assertThat(run(error, "pointcloud-report", "--runs", project.runs().toString(), "--out", page.toString()))
                .isZero();
        assertThat(Files.readString(page))
                .contains(
                        "## lidarhd, held out: t4", "| tiny, seed 1 |", "| tiny, seed 2 |", "largest class everywhere")
                .contains("guessing by frequency", "IoU building", "| tiny | 2 |", "On one core.", "| all | 1,000 |");

        assertThat(run(
                        error,
                        "pointcloud-package",
                        "--run",
                        project.runs().resolve("tiny/seed-1/fold-1").toString(),
                        "--name",
                        "tiny-points",
                        "--version",
                        "1",
                        "--out",
                        folder.resolve("packages").toString(),
                        "--archive",
                        project.archive().toString(),
                        "--example",
                        project.data().resolve("t1.ply").toString(),
                        "--protocol-note",
                        "Made data."))
                .isZero();
        checkPackage(ModelPackage.open(folder.resolve("packages/tiny-points/1")), project);
    }

    private static void checkPackage(ModelPackage made, TinyPoints project) throws Exception {
        ModelManifest manifest = made.manifest();
        PointSettings settings = PointDefaults.format().read(project.settings());
        assertThat(manifest.task()).isEqualTo("pointcloud-segmentation");
        assertThat(manifest.demo()).isFalse();
        assertThat(manifest.labels()).containsExactly("ground", "vegetation", "building");
        assertThat(manifest.inputs())
                .extracting(input -> input.name())
                .containsExactly("points", "features", "neighbours", "upsampling");
        assertThat(RecipeParameters.recipe(manifest.preprocessing())).isEqualTo(settings.recipe());
        assertThat(RecipeParameters.voting(manifest.preprocessing())).isEqualTo(settings.voting());
        assertThat(manifest.metrics())
                .containsKeys("testMeanIou", "testIou.building", "largestClassMeanIou", "chanceMeanIou");
        assertThat(manifest.metrics().get("testPoints")).isEqualTo(1470);
        assertThat(manifest.licence()).contains("Licence Ouverte");
        assertThat(manifest.citation()).contains("2009.01427");
        assertThat(manifest.protocol()).contains("Trained on 3 scenes", "last epoch (2)", "Made data.");
        assertThat(Files.readString(made.directory().resolve("CARD.md")))
                .contains("| this network |", "| t4 |", "direction dictionary", "Voxels of 0.5 m")
                .contains(
                        " --config training/configs/tiny-points.json --data DATA --protocol listed --out RUNS --seeds 1 --threads 1\n")
                .doesNotContain("{{");

        Map<String, Tensor> example =
                NpzFile.read(Files.readAllBytes(made.directory().resolve("example.npz")), 1 << 24);
        assertThat(example).containsOnlyKeys("points", "features", "neighbours", "upsampling", "logits");
        try (ExportedModule module = ExportedModule.open(made.directory().resolve("model.pt"))) {
            Tensor logits = module.call(
                    "forward",
                    List.of(
                            example.get("points"),
                            example.get("features"),
                            example.get("neighbours"),
                            example.get("upsampling")));
            assertThat(logits.toFloats()).containsExactly(example.get("logits").toFloats(), within(1e-5f));
        }
    }

    @Test
    void aMadeSceneIsTheExampleWhereNoneIsNamed() throws Exception {
        TinyPoints project = TinyPoints.create(folder, 1, ", \"protocol\": {\"kind\": \"ALL\"}");
        assertThat(run(new ByteArrayOutputStream(), training(project))).isZero();
        ModelPackage made = packaged(project, "all");

        assertThat(made.manifest().metrics()).isEmpty();
        assertThat(Files.readString(made.directory().resolve("CARD.md"))).contains("has no held-out scenes");
    }

    private ModelPackage packaged(TinyPoints project, String fold, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "pointcloud-package",
                "--run",
                project.runs().resolve("tiny/seed-1").resolve(fold).toString(),
                "--name",
                "tiny-points",
                "--version",
                "1",
                "--out",
                folder.resolve("packages").toString(),
                "--archive",
                project.archive().toString()));
        arguments.addAll(List.of(more));
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        assertThat(run(error, arguments.toArray(String[]::new)))
                .as(error.toString(StandardCharsets.UTF_8))
                .isZero();
        return ModelPackage.open(folder.resolve("packages/tiny-points/1"));
    }

    /** Though the settings file says otherwise. */
    @Test
    void theCardRepeatsTheProtocolOfTheRunAndSaysThatDataAreSimulated() throws Exception {
        TinyPoints project = TinyPoints.create(folder, 2, ", \"choice\": \"BEST_HELD_OUT\"");
        assertThat(run(new ByteArrayOutputStream(), training(project, "--protocol", "folds", "--folds", "2")))
                .isZero();
        ModelPackage made = packaged(project, "fold-2", "--demo");

        assertThat(made.manifest().demo()).isTrue();
        assertThat(made.manifest().protocol()).contains("too good", "After the last epoch (2) their mIoU was 0.");
        assertThat(Files.readString(made.directory().resolve("CARD.md")))
                .contains("--data DATA --protocol folds --folds 2 --out RUNS", "- Trained on simulated data");
    }

    @Test
    void mistakesHaveAReasonAndNoStackTrace() throws Exception {
        TinyPoints project = TinyPoints.create(folder, 1, "");
        ByteArrayOutputStream error = new ByteArrayOutputStream();

        assertThat(run(error, "pointcloud", "--network", "none", "--data", "x", "--out", "y"))
                .isOne();
        assertThat(run(error, training(project, "--protocol", "leave-out:nowhere")))
                .isOne();
        assertThat(run(
                        error,
                        "pointcloud-report",
                        "--runs",
                        folder.resolve("nothing").toString()))
                .isOne();
        assertThat(run(error, "pointcloud-package", "--run", folder.toString(), "--name", "a", "--version", "1"))
                .isOne();
        assertThat(error.toString(StandardCharsets.UTF_8))
                .contains("there are no settings", "no scene or group nowhere", "is no folder", "no finished run")
                .doesNotContain("\tat ");
    }
}
