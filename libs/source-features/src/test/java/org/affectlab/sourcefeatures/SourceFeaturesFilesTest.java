package org.affectlab.sourcefeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFeaturesFilesTest {
    private static final SourceHeader HEADER = new SourceHeader(
            "two",
            "by hand",
            List.of("pitch", "level"),
            List.of("angry", "sad"),
            List.of(
                    new SourceCorpus("first", "First", "CC0", "Nobody", 2, "sha256:1"),
                    new SourceCorpus("second", "Second", "CC0", "Nobody", 1, "sha256:2")),
            List.of(1.0, 1000.0),
            "");

    private final SourceFeaturesFiles files = new SourceFeaturesFiles();

    @TempDir
    private Path folder;

    private static SourceFeatures made() {
        return new SourceFeatures(
                HEADER, new float[] {1, 2, 3, 4, 5, 6}, new int[] {0, 1, 0}, new int[] {0, 0, 1}, new int[] {0, 1, 2});
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        SourceFeatures written = files.write(folder, made(), "# Card\n");
        SourceFeatures read = files.read(folder);

        assertThat(read.header()).isEqualTo(written.header());
        assertThat(read.header().digest()).matches("sha256:[0-9a-f]{64}");
        assertThat(read.clips()).isEqualTo(3);
        assertThat(read.feature(1, 0)).isEqualTo(3f);
        assertThat(read.label(1)).isEqualTo(1);
        assertThat(read.corpus(2)).isEqualTo(1);
        assertThat(read.speaker(2)).isEqualTo(2);
        assertThat(folder.resolve("CARD.md")).hasContent("# Card\n");
    }

    @Test
    void anotherArchiveIsNoticed() throws IOException {
        files.write(folder, made(), "");
        byte[] archive = Files.readAllBytes(folder.resolve("features.npz"));
        archive[archive.length / 2] ^= 1;
        Files.write(folder.resolve("features.npz"), archive);

        assertThatThrownBy(() -> files.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("digest");
    }

    @Test
    void aMissingOrBrokenHeaderIsSaid() throws IOException {
        assertThatThrownBy(() -> files.read(folder)).isInstanceOf(NoSuchFileException.class);
        Files.writeString(folder.resolve("features.json"), "{\"set\": 1}");
        assertThatThrownBy(() -> files.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("features.json");
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        int[] good = {0, 0, 1};
        float[] features = new float[6];
        assertThatThrownBy(() -> new SourceFeatures(HEADER, features, new int[] {0, 1, 2}, good, good))
                .hasMessageContaining("label");
        assertThatThrownBy(() -> new SourceFeatures(HEADER, features, good, new int[] {0, 0, 0}, good))
                .hasMessageContaining("first");
        assertThatThrownBy(() -> new SourceFeatures(HEADER, new float[5], good, good, good))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SourceFeatures(HEADER, new float[] {0, 0, Float.NaN, 0, 0, 0}, good, good, good))
                .hasMessageContaining("finite");
    }

    @Test
    void anotherImplementationIsNoticedByTheProbe() {
        assertThat(ProbeSignal.agrees(HEADER, new double[] {1.0001, 1000.5})).isTrue();
        assertThat(ProbeSignal.agrees(HEADER, new double[] {1.01, 1000})).isFalse();
        assertThat(ProbeSignal.agrees(HEADER, new double[] {1})).isFalse();
        assertThat(ProbeSignal.samples()).hasSize(32_000);
        for (float sample : ProbeSignal.samples()) {
            assertThat(sample).isBetween(-1f, 1f);
        }
    }
}
