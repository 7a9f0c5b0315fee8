package org.affectlab.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.media.AudioDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusDigestTest {
    @TempDir
    private Path folder;

    @Test
    void isTheSameWhateverFilesAreCalledAndHoweverTheyAreListed() throws IOException {
        Clip first = clip("a.wav", "one", "s1", "sad");
        Clip second = clip("b.wav", "two", "s2", "happy");
        Clip renamed = clip("z.wav", "one", "s1", "sad");

        String digest = digest(first, second);

        assertThat(digest).matches("sha256:[0-9a-f]{64}");
        assertThat(digest(second, renamed)).isEqualTo(digest);
    }

    @Test
    void everyByteLabelAndSpeakerCounts() throws IOException {
        String digest = digest(clip("a.wav", "one", "s1", "sad"));

        assertThat(digest(clip("b.wav", "onf", "s1", "sad"))).isNotEqualTo(digest);
        assertThat(digest(clip("c.wav", "one", "s2", "sad"))).isNotEqualTo(digest);
        assertThat(digest(clip("d.wav", "one", "s1", "happy"))).isNotEqualTo(digest);
    }

    @Test
    void aClipThatIsNoSoundIsNamed() throws IOException {
        Clip clip = clip("broken.wav", "no sound at all", "s1", "sad");

        assertThatThrownBy(() -> new RecordingLoader(new AudioDecoder(), 1).load(List.of(clip)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken.wav");
    }

    private Clip clip(String name, String content, String speaker, String label) throws IOException {
        return new Clip(Files.writeString(folder.resolve(name), content), name, speaker, label);
    }

    private static String digest(Clip... clips) throws IOException {
        return CorpusDigest.of(new SpeechDataset("mini", List.of(clips)));
    }
}
