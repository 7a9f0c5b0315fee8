package org.affectlab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.media.MediaException.Reason;
import org.junit.jupiter.api.Test;

/** Real recordings, where the folder {@code shared/data} lies beside the checkout; skipped elsewhere. */
class SharedRecordingsTest {
    private static final int RECORDINGS = 60;

    private static Path folder(String name) {
        String root = System.getProperty("affectlab.root", "");
        Path folder = Path.of(root).resolveSibling("shared").resolve("data").resolve(name);
        assumeTrue(Files.isDirectory(folder), "no recordings at shared/data/" + name + " beside the checkout");
        return folder;
    }

    private static List<Path> files(Path folder, String pattern) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.getFileName().toString().matches(pattern))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void decodesRavdess() throws Exception {
        List<Path> recordings = files(folder("speech/ravdess"), ".*\\.flac");
        assumeTrue(recordings.size() >= RECORDINGS, "too few RAVDESS recordings");
        int step = recordings.size() / RECORDINGS;
        for (int i = 0; i < RECORDINGS; i++) {
            Path path = recordings.get(i * step);
            DecodedAudio audio = Fixtures.decode(Files.readAllBytes(path));

            assertThat(audio.source().codec()).as(path.toString()).isEqualTo("flac");
            assertThat(audio.durationMs()).as(path.toString()).isBetween(1_500L, 8_000L);
            assertThat(Fixtures.rootMeanSquare(audio.samples(), 0, audio.samples().length))
                    .as(path.toString())
                    .isBetween(1e-5, 1.0);
        }
    }

    @Test
    void takesTheSoundOfVideosOrSaysThatThereIsNone() throws Exception {
        List<Path> videos = files(folder("face/videos"), ".*\\.(mp4|mov|mkv)");
        assumeTrue(!videos.isEmpty(), "no videos");
        for (Path path : videos) {
            try {
                DecodedAudio audio = Fixtures.decode(Files.readAllBytes(path));
                assertThat(audio.samples()).as(path.toString()).isNotEmpty();
            } catch (MediaException refusal) {
                assertThat(refusal.reason())
                        .as("%s: %s", path, refusal.getMessage())
                        .isEqualTo(Reason.NO_AUDIO);
            }
        }
    }
}
