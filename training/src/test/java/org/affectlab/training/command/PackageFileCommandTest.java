package org.affectlab.training.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a laboratory uses it. */
class PackageFileCommandTest {
    @TempDir
    private Path folder;

    private Path module = Path.of("");

    @BeforeEach
    void copyTheModule() throws IOException {
        module = folder.resolve("Gaze Reader.v2.pt");
        try (InputStream in = getClass().getResourceAsStream("/foreign/gaze-reader.pt")) {
            Files.write(module, Objects.requireNonNull(in).readAllBytes());
        }
    }

    private int run(String... more) {
        String[] common = {
            "package-file",
            module.toString(),
            "--out",
            folder.resolve("packages").toString(),
            "--task",
            "reading"
        };
        String[] all = new String[common.length + more.length];
        System.arraycopy(common, 0, all, 0, common.length);
        System.arraycopy(more, 0, all, common.length, more.length);
        return TrainingCommand.execute(all);
    }

    @Test
    void everyOptionReachesTheManifest() throws Exception {
        int status = run(
                "--labels",
                "a,b,c,d",
                "--input",
                "word_numbers:INT64:batch,7",
                "--input",
                "gaze:FLOAT32:batch,3,2",
                "--version",
                "2024.1",
                "--preprocessing",
                "screenWidthMm=520",
                "--preprocessing",
                "scale=0.5",
                "--preprocessing",
                "filtered=true",
                "--preprocessing",
                "unit=degree",
                "--max-batch",
                "6",
                "--max-delay-ms",
                "3",
                "--licence",
                "CC0-1.0",
                "--training-data",
                "our readers",
                "--training-licence",
                "none",
                "--protocol",
                "ten readers out",
                "--citation",
                "Us (2024)",
                "--demo");
        assertThat(status).isZero();
        ModelManifest manifest = ModelPackage.open(folder.resolve("packages/gaze-reader-v2/2024.1"))
                .manifest();
        assertThat(manifest.batching()).isEqualTo(new BatchingPolicy(6, 3, List.of(1, 2, 4, 6)));
        assertThat(manifest.preprocessing())
                .isEqualTo(Map.of("screenWidthMm", 520L, "scale", 0.5, "filtered", true, "unit", "degree"));
        assertThat(manifest.labels()).containsExactly("a", "b", "c", "d");
        assertThat(manifest.trainingData().get(0).name()).isEqualTo("our readers");
        assertThat(manifest.demo()).isTrue();
        assertThat(manifest)
                .extracting(ModelManifest::licence, ModelManifest::citation, ModelManifest::protocol)
                .containsExactly("CC0-1.0", "Us (2024)", "ten readers out");
    }

    @Test
    void withoutInputsItFailsAndWritesNothing() {
        assertThat(run()).isEqualTo(1);
        assertThat(folder.resolve("packages")).doesNotExist();
    }
}
