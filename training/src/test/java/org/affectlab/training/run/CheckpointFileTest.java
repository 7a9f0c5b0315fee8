package org.affectlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.affectlab.training.optimiser.Optimiser;
import org.affectlab.training.optimiser.WeightAverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    private static final EpochRecord EPOCH =
            new EpochRecord(1, 1.5, 1e-3, 2.5, 10, 40, 1, 2, 3, 4, 5, null, new EpochRecord.Score(1.2, 0.5, 0.4), null);

    @TempDir
    private Path folder;

    private Path file;
    private byte[] intact;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("checkpoint.bin");
        new CheckpointFile().write(file, checkpoint());
        intact = Files.readAllBytes(file);
    }

    private static Checkpoint checkpoint() {
        return new Checkpoint(
                new RunIdentity("settings", "corpus", -7, 2, 1),
                List.of(EPOCH),
                arrays(1),
                new Optimiser.State(38, arrays(2), arrays(3)),
                new WeightAverage.State(38, arrays(4)),
                new Checkpoint.Best(1, 0.4, arrays(5)));
    }

    private static List<float[]> arrays(int seed) {
        return List.of(new float[] {seed, Float.MIN_VALUE, -0f}, new float[0], new float[] {1f / seed});
    }

    @Test
    void givesBackWhatItWasGiven() throws IOException {
        Checkpoint read = new CheckpointFile().read(file);

        assertThat(read.identity()).isEqualTo(checkpoint().identity());
        assertThat(read.history()).containsExactly(EPOCH);
        assertThat(read.epoch()).isEqualTo(1);
        same(read.weights(), arrays(1));
        assertThat(read.optimiser().steps()).isEqualTo(38);
        same(read.optimiser().means(), arrays(2));
        same(read.optimiser().variances(), arrays(3));
        assertThat(read.average()).isNotNull();
        same(read.average().averages(), arrays(4));
        assertThat(read.best()).isNotNull();
        same(read.best().weights(), arrays(5));
    }

    @Test
    void averageAndBestMayBeAbsent() throws IOException {
        Checkpoint full = checkpoint();
        new CheckpointFile()
                .write(
                        file,
                        new Checkpoint(full.identity(), full.history(), full.weights(), full.optimiser(), null, null));

        Checkpoint read = new CheckpointFile().read(file);

        assertThat(read.average()).isNull();
        assertThat(read.best()).isNull();
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        for (int position = 0; position < intact.length; position++) {
            byte[] damaged = intact.clone();
            damaged[position] ^= (byte) (1 << position % 8);
            refused(damaged, "position " + position);
        }
    }

    @Test
    void everyTruncationIsNoticed() throws IOException {
        for (int length = 0; length < intact.length; length++) {
            refused(Arrays.copyOf(intact, length), "length " + length);
        }
    }

    @Test
    void noiseIsNoCheckpointAndCostsNoMemory() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 200; round++) {
            byte[] noise = new byte[100];
            random.nextBytes(noise);
            // Right magic number and header length, then lengths that promise gigabytes.
            System.arraycopy(intact, 0, noise, 0, round % 2 == 0 ? 8 : 4);
            refused(noise, "round " + round);
        }
    }

    private void refused(byte[] content, String what) throws IOException {
        Files.write(file, content);
        assertThatThrownBy(() -> new CheckpointFile().read(file))
                .as(what)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("checkpoint.bin")
                .hasMessageMatching("(?s).*(is damaged|is no checkpoint).*");
    }

    @Test
    void anUnfinishedWriteLeavesTheOldOneInPlace() throws IOException {
        assertThatThrownBy(() -> AtomicFiles.write(file, stream -> {
                    stream.write(1);
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");

        assertThat(file).hasBinaryContent(intact);
    }

    private static void same(List<float[]> actual, List<float[]> expected) {
        assertThat(actual).usingElementComparator(Arrays::compare).isEqualTo(expected);
    }
}
