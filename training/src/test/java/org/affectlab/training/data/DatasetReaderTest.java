package org.affectlab.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetReaderTest {
    @TempDir
    private Path folder;

    private Path corpus;

    @BeforeEach
    void makeCorpus() throws IOException {
        corpus = Files.createDirectories(folder.resolve("mini"));
        for (String name : List.of("a.wav", "b.wav", "c,d.wav")) {
            Files.writeString(corpus.resolve(name), name);
        }
    }

    @Test
    void readsTheGenericFormWhateverItsColumnsOrder() throws Exception {
        metadata("emotion,note,speaker,file\nhappy,x,s1,a.wav\n\nsad,\"say \"\"ah\"\", twice\",s2,\"c,d.wav\"\n");

        SpeechDataset dataset = new DatasetReader().read(corpus);

        assertThat(dataset.name()).isEqualTo("mini");
        assertThat(dataset.clips())
                .containsExactly(
                        new Clip(corpus.resolve("a.wav"), "a.wav", "s1", "happy"),
                        new Clip(corpus.resolve("c,d.wav"), "c,d.wav", "s2", "sad"));
        assertThat(dataset.speakers()).containsExactly("s1", "s2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file,speaker\\na.wav,s1                            | has no column emotion",
                "file,speaker,emotion\\na.wav,s1                    | metadata.csv:2: 2 fields instead of 3",
                "file,speaker,emotion\\na.wav,s1,sad,more           | metadata.csv:2: 4 fields instead of 3",
                "file,speaker,emotion\\na.wav,s1,sad\\nno.wav,s1,sad | metadata.csv:3: no.wav is missing",
                "file,speaker,emotion\\n.,s1,sad                    | metadata.csv:2: . is missing",
                "file,speaker,emotion\\n../../etc/passwd,s1,sad     | ../../etc/passwd leaves the corpus",
                "file,speaker,emotion\\n/etc/passwd,s1,sad          | /etc/passwd leaves the corpus",
                "file,speaker,emotion\\na.wav,,sad                  | metadata.csv:2: a clip needs id, speaker and label",
                "file,speaker,emotion\\na.wav,s1,sad\\na.wav,s1,sad  | lists a file twice",
                "file,speaker,emotion\\na.wav,a:1,sad              | must have no colon: a:1",
                "file,speaker,emotion                              | has no clips"
            })
    void saysWhatIsWrongAndWhere(String content, String message) throws IOException {
        metadata(content.replace("\\n", "\n"));

        assertThatThrownBy(() -> new DatasetReader().read(corpus))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        metadata("");

        assertThatThrownBy(() -> new DatasetReader().read(corpus))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("metadata.csv:1: there is no header");
    }

    @Test
    void refusesTextThatIsNotUnicode() throws IOException {
        Files.write(corpus.resolve("metadata.csv"), new byte[] {'f', 'i', (byte) 0xff, '\n'});

        assertThatThrownBy(() -> new DatasetReader().read(corpus))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("metadata.csv");
    }

    @Test
    void emotionsThatTheSettingsDoNotNameAreLeftOut() throws Exception {
        metadata("file,speaker,emotion\na.wav,s1,bored\nb.wav,s2,sad\n");

        assertThat(new DatasetReader()
                        .read(corpus)
                        .withLabels(List.of("sad", "happy"))
                        .clips())
                .extracting(Clip::id)
                .containsExactly("b.wav");
        SpeechDataset all = new DatasetReader().read(corpus);
        assertThatThrownBy(() -> all.withLabels(List.of("angry")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no clips");
    }

    @Test
    void readsRavdessAsItsAuthorsPublishIt() throws Exception {
        Path ravdess = folder.resolve("as-published");
        clip(ravdess, "Actor_02/03-01-08-02-02-02-02.wav");
        clip(ravdess, "Actor_01/03-01-01-01-01-01-01.wav");
        clip(ravdess, "Actor_01/03-01-06-01-02-01-01.wav");

        SpeechDataset dataset = new DatasetReader().read(ravdess);

        assertThat(dataset.name()).isEqualTo("ravdess");
        assertThat(dataset.clips())
                .extracting(Clip::id, Clip::speaker, Clip::label)
                .containsExactly(
                        tuple("Actor_01/03-01-01-01-01-01-01.wav", "01", "neutral"),
                        tuple("Actor_01/03-01-06-01-02-01-01.wav", "01", "fearful"),
                        tuple("Actor_02/03-01-08-02-02-02-02.wav", "02", "surprised"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Actor_01/03-02-01-01-01-01-01.wav",
                "Actor_01/01-01-01-01-01-01-01.mp4",
                "Actor_01/03-01-09-01-01-01-01.wav",
                "Actor_01/03-01-00-01-01-01-01.wav",
                "Actor_01/03-01-01-03-01-01-01.wav",
                "Actor_01/notes.txt",
                "Actor_x/03-01-01-01-01-01-01.wav"
            })
    void songVideoAndStrangersAreNoRavdessSpeech(String other) throws IOException {
        Path ravdess = folder.resolve("as-published");
        Files.createDirectories(ravdess.resolve("Actor_01"));
        clip(ravdess, other);

        assertThatThrownBy(() -> new DatasetReader().read(ravdess))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no audio-only speech of RAVDESS");
    }

    @Test
    void anUnknownLayoutIsNamed() {
        assertThatThrownBy(() -> new DatasetReader().read(corpus))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds neither metadata.csv nor a corpus in a layout");
    }

    private void metadata(String content) throws IOException {
        Files.writeString(corpus.resolve("metadata.csv"), content);
    }

    private static void clip(Path ravdess, String name) throws IOException {
        Path file = ravdess.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }
}
