package org.affectlab.training.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.media.AudioDecoder;
import org.affectlab.training.calibration.Calibration;
import org.affectlab.training.calibration.RunCalibration;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.run.RunDirectory;
import org.affectlab.training.run.RunResult;
import org.affectlab.training.run.RunSession;
import org.affectlab.training.run.StopSignal;
import org.affectlab.training.run.SyntheticCorpus;
import org.affectlab.training.run.TinyProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two corpora trained on as one, calibrated, packaged. */
@Timeout(180)
class CalibratedPackageTest {
    @TempDir
    private Path folder;

    private TinyProject project;
    private List<Path> corpora;
    private Path run;

    @BeforeEach
    void train() throws Exception {
        project = TinyProject.create(folder, 2);
        Path second = SyntheticCorpus.write(folder.resolve("bells"), 3);
        Files.writeString(
                project.settings(),
                Files.readString(project.settings())
                        .replace("{\"speakersPerFold\": 1}", "{\"kind\": \"INTERLEAVED\", \"folds\": 3}"));
        corpora = List.of(project.corpus(), second);
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        RunResult result = RunSession.open(project.settings(), corpora, 1, silent, new StopSignal())
                .run(project.runs(), 1, 1, Integer.MAX_VALUE)
                .orElseThrow();
        assertThat(result.corpus()).isEqualTo("tones+bells");
        assertThat(result.testSpeakers()).containsExactly("tones:s1", "tones:s4", "bells:s1");
        run = RunDirectory.of(project.runs(), 1, 1).path();
    }

    @Test
    void thePackageGivesTheLogitsDividedByTheTemperature() throws Exception {
        ModelPackage plain = packager().write(request("plain"));
        Calibration calibration = calibration(corpora).write();
        ModelPackage calibrated = packager().write(request("calibrated"));

        float[] before =
                NpzFile.read(plain.content("example.npz")).get("logits").toFloats();
        float[] after =
                NpzFile.read(calibrated.content("example.npz")).get("logits").toFloats();
        for (int label = 0; label < before.length; label++) {
            assertThat((double) after[label])
                    .isCloseTo(before[label] / calibration.temperature(), within(1e-4 * (1 + Math.abs(after[label]))));
        }
        assertThat(calibrated.manifest().metrics())
                .containsEntry("temperature", calibration.temperature())
                .containsEntry("calibratedError", calibration.errorAfter());
        assertThat(Files.readString(calibrated.directory().resolve("CARD.md")))
                .contains("The logits are divided by", "12 clips of the 3 speakers whom training did not hear")
                .doesNotContain("uncalibrated");
        assertThat(Files.readString(plain.directory().resolve("CARD.md"))).contains("uncalibrated");
    }

    @Test
    void otherDataOrAnotherRunsTemperatureAreRefused() throws Exception {
        assertThatThrownBy(() -> calibration(List.of(project.corpus())).write())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other data");

        calibration(corpora).write();
        Path file = run.resolve("calibration.json");
        Files.writeString(file, Files.readString(file).replace("tones:s4", "tones:s2"));

        assertThatThrownBy(() -> packager().write(request("x")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("calibration.json is of another run");
    }

    private RunCalibration calibration(List<Path> data) throws IOException {
        TorchRuntime.start(ThreadPlan.forOneTask(1));
        return new RunCalibration(run, data, NetworkArchive.open(project.archive()));
    }

    private static Packager packager() {
        TorchRuntime.start(ThreadPlan.forOneTask(1));
        return new Packager(new AudioDecoder());
    }

    private PackageRequest request(String name) {
        return project.request(run, name, folder.resolve("packages"));
    }
}
