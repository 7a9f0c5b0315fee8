package org.affectlab.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnlabelledReaderTest {
    @TempDir
    private Path folder;

    @Test
    void everyFileIsAClipButHiddenOnesAndTheTable() throws IOException {
        Files.createDirectories(folder.resolve("b/.cache"));
        for (String name : new String[] {"z.wav", "b/a.flac", "b/.DS_Store", "b/.cache/x.wav", "metadata.csv"}) {
            Files.writeString(folder.resolve(name), "");
        }

        SpeechDataset dataset = new UnlabelledReader().read(folder);

        assertThat(dataset.name()).isEqualTo(folder.getFileName().toString());
        assertThat(dataset.clips())
                .containsExactly(
                        new Clip(folder.resolve("b/a.flac"), "b/a.flac", "unknown", UnlabelledReader.LABEL),
                        new Clip(folder.resolve("z.wav"), "z.wav", "unknown", UnlabelledReader.LABEL));
    }

    @Test
    void whatHoldsNothingIsRefused() {
        assertThatThrownBy(() -> new UnlabelledReader().read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("holds no recordings");
        assertThatThrownBy(() -> new UnlabelledReader().read(folder.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("is no folder");
    }
}
