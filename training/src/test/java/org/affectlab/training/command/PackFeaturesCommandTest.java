package org.affectlab.training.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.sourcefeatures.ProbeSignal;
import org.affectlab.sourcefeatures.SourceFeatures;
import org.affectlab.sourcefeatures.SourceFeaturesFiles;
import org.affectlab.training.run.SyntheticCorpus;
import org.affectlab.training.run.TinyProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackFeaturesCommandTest {
    private static final Path INFO = TinyProject.text("tones.json");

    @TempDir
    private Path folder;

    @Test
    void packsTwoCorporaThatTheReaderTakes() throws IOException {
        Path first = SyntheticCorpus.write(folder.resolve("first"), 2);
        Path second = SyntheticCorpus.write(folder.resolve("second"), 3);
        // A label that is none of the six is left out.
        Path metadata = second.resolve("metadata.csv");
        Files.writeString(metadata, Files.readString(metadata).replace("s3,female,sad", "s3,female,surprised"));
        Path out = folder.resolve("features");

        int status = TrainingCommand.execute(
                "pack-features",
                "--data",
                first.toString(),
                second.toString(),
                "--corpus-info",
                "first=" + INFO,
                "--corpus-info",
                "second=" + INFO,
                "--out",
                out.toString());

        assertThat(status).isZero();
        SourceFeatures packed = new SourceFeaturesFiles().read(out);
        assertThat(packed.clips()).isEqualTo(8 + 11);
        assertThat(packed.header().set()).isEqualTo("egemaps");
        assertThat(packed.header().names()).isEqualTo(ParameterSet.EGEMAPS.names());
        assertThat(packed.header().labels()).containsExactly("angry", "disgust", "fearful", "happy", "neutral", "sad");
        assertThat(packed.header().corpora())
                .extracting(corpus -> corpus.name() + " " + corpus.clips() + " " + corpus.licence())
                .containsExactly("first 8 CC0 1.0", "second 11 CC0 1.0");
        assertThat(packed.header().corpora().get(0).digest()).startsWith("sha256:");
        assertThat(IntStream.range(0, packed.clips()).map(packed::speaker).distinct())
                .hasSize(5);
        assertThat(packed.label(0)).isEqualTo(4);
        assertThat(ProbeSignal.agrees(packed.header(), ParameterSet.EGEMAPS.functionals(ProbeSignal.samples())))
                .isTrue();
        assertThat(Files.readString(out.resolve("CARD.md")))
                .contains("| Tones | 8 | 2 | 2 | 0 | 0 | 2 | 2 | 2 | CC0 1.0 |", "Nobody (2026)", "pack-features");
    }

    @Test
    void theSameCorpusGivesTheSameBytes() throws IOException {
        Path corpus = SyntheticCorpus.write(folder.resolve("tones"), 1);
        byte[][] archives = new byte[2][];
        for (int run = 0; run < 2; run++) {
            Path out = folder.resolve("out-" + run);
            assertThat(TrainingCommand.execute(
                            "pack-features",
                            "--data",
                            corpus.toString(),
                            "--set",
                            "egemaps",
                            "--corpus-info",
                            "tones=" + INFO,
                            "--out",
                            out.toString()))
                    .isZero();
            archives[run] = Files.readAllBytes(out.resolve("features.npz"));
        }
        assertThat(Arrays.equals(archives[0], archives[1])).isTrue();
    }

    @Test
    void bothSubsetsOfOneCorpusAreRefused() throws IOException {
        Path turns = Files.createDirectories(folder.resolve("Session1/dialog/EmoEvaluation"));
        Files.writeString(
                turns.resolve("Ses01F_impro01.txt"), "[1.0 - 2.0]\tSes01F_impro01_F000\tang\t[2.5, 3.5, 3.0]\n");
        Path wav = folder.resolve("Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_F000.wav");
        Files.createDirectories(wav.getParent());
        Files.createFile(wav);
        Path out = folder.resolve("features");

        assertThat(TrainingCommand.execute(
                        "pack-features", "--data", folder.toString(), folder + "#all", "--out", out.toString()))
                .isEqualTo(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void aCorpusOfWhichNothingIsKnownIsRefused() throws IOException {
        Path corpus = SyntheticCorpus.write(folder.resolve("tones"), 1);
        assertThat(TrainingCommand.execute(
                        "pack-features",
                        "--data",
                        corpus.toString(),
                        "--out",
                        folder.resolve("out").toString()))
                .isEqualTo(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
