package org.affectlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.network.ParameterDeclaration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network with batch normalisation, whose running statistics have no gradient. */
class RunningStatisticsTest {
    private static final Path ARCHIVE = Path.of(System.getProperty("affectlab.root"), "models/archives/didan-c4");

    @TempDir
    private Path folder;

    private Path corpus;
    private Path settings;

    @BeforeEach
    void prepare() throws IOException {
        corpus = SyntheticCorpus.write(folder.resolve("tones"), 3);
        settings = Files.writeString(
                folder.resolve("settings.json"),
                """
                {"name": "statistics", "archive": "%s", "labels": ["neutral", "happy", "sad", "angry"],
                 "epochs": 3, "batchSize": 4, "protocol": {"speakersPerFold": 1},
                 "optimiser": {"learningRate": 0.001, "warmUpEpochs": 1, "averagingDecay": 0.9}}
                """
                        .formatted(ARCHIVE));
    }

    private RunSession session() throws Exception {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return RunSession.open(settings, List.of(corpus), 1, silent, new StopSignal());
    }

    private Checkpoint checkpoint(String out) throws IOException {
        return new CheckpointFile().read(folder.resolve(out + "/seed-1/fold-1/checkpoint.bin"));
    }

    @Test
    void areRenewedByTrainingAndKeptByCheckpoints() throws Exception {
        session().run(folder.resolve("whole"), 1, 1, 100).orElseThrow();
        assertThat(session().run(folder.resolve("parts"), 1, 1, 2)).isEmpty();
        session().run(folder.resolve("parts"), 1, 1, 100).orElseThrow();

        Checkpoint whole = checkpoint("whole");
        assertThat(checkpoint("parts").weights())
                .usingElementComparator(Arrays::compare)
                .isEqualTo(whole.weights());
        assertThat(folder.resolve("parts/seed-1/fold-1/model.pt"))
                .hasSameBinaryContentAs(folder.resolve("whole/seed-1/fold-1/model.pt"));

        List<ParameterDeclaration> declared =
                NetworkArchive.open(ARCHIVE).description().parameters();
        int statistics = 0;
        for (int index = 0; index < declared.size(); index++) {
            if (!declared.get(index).isTrained()) {
                statistics++;
                boolean mean = declared.get(index).initialisation().rule().equals("zeros");
                float[] first = new float[declared.get(index).size()];
                Arrays.fill(first, mean ? 0 : 1);
                assertThat(whole.weights().get(index)).isNotEqualTo(first);
            }
        }
        assertThat(statistics).isEqualTo(16);
        assertThat(whole.optimiser().means()).hasSize(declared.size() - statistics);
    }
}
