package org.affectlab.speech.api.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelFileTest {
    private static LabelFile parse(String text) {
        return LabelFile.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsWhatSpreadsheetsWrite() {
        LabelFile labels =
                parse("\uFEFFEmotion,note,File\r\n Angry ,\"a, \"\"b\"\"\",one.wav\r\n\r\nsad,,x\\two.wav\r\n");
        assertThat(labels.hasSpeakers()).isFalse();
        assertThat(labels.labels())
                .containsEntry("one.wav", new LabelFile.Label("angry", null))
                .containsEntry("x/two.wav", new LabelFile.Label("sad", null))
                .hasSize(2);
    }

    @Test
    void readsSpeakers() {
        LabelFile labels = parse("file,emotion,speaker\na,angry,Anna\n");
        assertThat(labels.hasSpeakers()).isTrue();
        assertThat(labels.labels()).containsEntry("a", new LabelFile.Label("angry", "Anna"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|line 1",
                "file,mood|line 1",
                "file,emotion;a|line 2",
                "file,emotion;a,b,c|line 2",
                "file,emotion;a,angry;a,sad|line 3",
                "file,emotion;a,=1+1|line 2",
                "file,emotion;\"a,angry|line 2",
                "file,emotion,speaker;a,angry,|line 2"
            })
    void saysInWhichLineWhatIsWrong(String text, String line) {
        assertThatThrownBy(() -> parse(text.replace(';', '\n')))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.MALFORMED_REQUEST))
                .extracting(problem -> ((ProblemException) problem).detail())
                .asString()
                .contains(line);
    }

    @Test
    void anotherEncodingIsSaid() {
        assertThatThrownBy(() -> LabelFile.parse(new byte[] {(byte) 0xff, (byte) 0xfe, 0}))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void placesInTheArchive() {
        assertThat(ArchivePlace.isSource("source/angry/a.wav")).isTrue();
        assertThat(ArchivePlace.isSource("source\\angry\\a.wav")).isTrue();
        assertThat(ArchivePlace.isSource("sources/a.wav")).isFalse();
        assertThat(ArchivePlace.isSource("target/source/a.wav")).isFalse();
        assertThat(ArchivePlace.isLabels("source/labels.csv")).isTrue();
        assertThat(ArchivePlace.isLabels("source/angry/labels.csv")).isFalse();
        assertThat(ArchivePlace.emotionFolder("source/anna/Angry/a.wav")).contains("angry");
        assertThat(ArchivePlace.emotionFolder("source/a.wav")).isEmpty();
    }
}
