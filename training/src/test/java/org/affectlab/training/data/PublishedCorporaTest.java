package org.affectlab.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.training.data.IemocapReader.Subset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small trees with the names that the corpora's authors give. */
final class PublishedCorporaTest {
    @TempDir
    private Path folder;

    private void file(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "sound");
    }

    private List<String> read() throws IOException {
        return new DatasetReader()
                .read(folder).clips().stream()
                        .map(clip -> clip.speaker() + " " + clip.label())
                        .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "emodb, wav/03a01Fa.wav, 03 happy",
        "emodb, wav/11b03Wd.wav, 11 angry",
        "emodb, wav/16b10Lb.wav, 16 bored",
        "emodb, 08a05Ea.wav, 08 disgust",
        "casia, CASIA/liuchanhg/fear/201.wav, liuchanhg fearful",
        "casia, ZhaoZuoxiang/surprise/250.wav, ZhaoZuoxiang surprised",
        "enterface, enterface database/subject 1/anger/sentence 1/s1_an_1.avi, 1 angry",
        "enterface, subject 44/happiness/s44_ha_3.avi, 44 happy",
        "crema-d, AudioWAV/1001_DFA_ANG_XX.wav, 1001 angry",
        "crema-d, AudioWAV/1091_IEO_FEA_HI.wav, 1091 fearful",
        "savee, AudioData/DC/sa01.wav, DC sad",
        "savee, AudioData/KL/su15.wav, KL surprised",
        "savee, JE/a09.wav, JE angry",
        "tess, TESS/OAF_Pleasant_surprise/OAF_back_ps.wav, OAF surprised",
        "tess, YAF_fear/YAF_youth_fear.wav, YAF fearful",
        "tess, OAF_neutral/OA_bite_neutral.wav, OAF neutral",
        "emovo, EMOVO/f1/dis-f1-b1.wav, f1 disgust",
        "emovo, m3/gio-m3-d2.wav, m3 happy",
        "nemo, samples/SK0_happiness_12.wav, SK0 happy",
        "nemo, samples/AO1_surprised_3.wav, AO1 surprised",
        "urdu, Angry/SM1_F1_A01.wav, SM1 angry",
        "urdu, Sad/SF10_F2_S02.wav, SF10 sad"
    })
    void aNameSaysWhoSpeaksAndHow(String corpus, String path, String expected) throws IOException {
        file(path);
        file("README.txt");
        file("other/cover.jpg");
        assertThat(new DatasetReader().read(folder).name()).isEqualTo(corpus);
        assertThat(read()).containsExactly(expected);
    }

    @Test
    void speakersComeInTheirOrder() throws IOException {
        for (String path : List.of("subject 10/anger/a.avi", "subject 2/fear/a.avi", "subject 2/anger/b.avi")) {
            file(path);
        }
        assertThat(read()).containsExactly("2 angry", "2 fearful", "10 angry");
    }

    @Test
    void tessHasTwoSpeakersWhateverAFileIsCalled() throws IOException {
        for (String path : List.of(
                "OAF_neutral/OA_bite_neutral.wav", "OAF_neutral/OAF_back_neutral.wav", "YAF_sad/YAF_back_sad.wav")) {
            file(path);
        }
        assertThat(new DatasetReader().read(folder).speakers()).containsExactly("OAF", "YAF");
    }

    @Test
    void theLayoutOfMostFilesCounts() throws IOException {
        file("wav/03a01Fa.wav");
        file("wav/03a01Wa.wav");
        file("extra/SM1_F1_A01.wav");
        assertThat(new DatasetReader().read(folder).name()).isEqualTo("emodb");
    }

    @Test
    void whatNobodyKnowsIsRefused() throws IOException {
        file("a/b.wav");
        assertThatThrownBy(() -> new DatasetReader().read(folder)).hasMessageContaining("nor a corpus in a layout");
    }

    private void iemocap() throws IOException {
        String improvised = "Session1/dialog/EmoEvaluation/Ses01F_impro01.txt";
        file(improvised);
        Files.writeString(
                folder.resolve(improvised),
                """
                % [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]

                [6.2901 - 8.2357]\tSes01F_impro01_F000\tneu\t[2.5000, 2.5000, 2.5000]
                C-E2:\tNeutral;\t()
                [10.0100 - 11.3925]\tSes01F_impro01_M001\tang\t[2.5000, 2.5000, 2.5000]
                [14.8872 - 18.0175]\tSes01F_impro01_F002\texc\t[2.5000, 2.5000, 2.5000]
                [19.2900 - 20.7875]\tSes01F_impro01_F003\txxx\t[2.5000, 3.0000, 3.0000]
                """);
        String scripted = "Session1/dialog/EmoEvaluation/Ses01M_script01_1.txt";
        file(scripted);
        Files.writeString(folder.resolve(scripted), "[1.0 - 2.0]\tSes01M_script01_1_M004\tsad\t[2.0, 2.0, 2.0]\n");
        for (String turn :
                List.of("impro01/Ses01F_impro01_F000", "impro01/Ses01F_impro01_M001", "impro01/Ses01F_impro01_F002")) {
            file("Session1/sentences/wav/Ses01F_" + turn + ".wav");
        }
        file("Session1/sentences/wav/Ses01M_script01_1/Ses01M_script01_1_M004.wav");
    }

    @Test
    void iemocapHasTwoSubsets() throws IOException {
        iemocap();
        assertThat(read()).containsExactly("Ses01F neutral", "Ses01M angry");
        SpeechDataset all = new IemocapReader(Subset.ALL).read(folder);
        assertThat(all.name()).isEqualTo("iemocap");
        assertThat(all.clips())
                .extracting(clip -> clip.speaker() + " " + clip.label())
                .containsExactly("Ses01F neutral", "Ses01M angry", "Ses01F happy", "Ses01M sad");
    }

    /** Files that are no sound: what counts is which are listed. */
    @ParameterizedTest
    @CsvSource({"#improvised, iemocap-improvised, 2", "'', iemocap-improvised, 2", "#all, iemocap, 4"})
    void theSubsetOfIemocapStandsBehindItsFolder(String subset, String name, int clips) throws IOException {
        iemocap();

        SpeechDataset dataset = new DatasetReader().read(Path.of(folder + subset));

        assertThat(dataset.name()).isEqualTo(name);
        assertThat(dataset.clips()).hasSize(clips);
    }

    @Test
    void thereIsNoOtherSubsetAndNoneOfAnotherCorpus() throws IOException {
        assertThatThrownBy(() -> new DatasetReader().read(Path.of(folder + "#all")))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + " is no folder of IEMOCAP, which alone has subsets, so it has no #all");
        iemocap();
        assertThatThrownBy(() -> new DatasetReader().read(Path.of(folder + "#scripted")))
                .isInstanceOf(IOException.class)
                .hasMessage("IEMOCAP has no subset #scripted; it has #improvised and #all");
        file("metadata.csv");
        assertThatThrownBy(() -> new DatasetReader().read(Path.of(folder + "#all")))
                .hasMessageContaining("is no folder of IEMOCAP");
    }

    @Test
    void aFolderThatHasSuchANameIsItself() throws IOException {
        file("corpora#all/wav/03a01Fa.wav");
        assertThat(new DatasetReader().read(folder.resolve("corpora#all")).name())
                .isEqualTo("emodb");
    }

    @Test
    void bothSubsetsHaveTheSameSpeakersSoTheyAreNotReadTogether() throws IOException {
        iemocap();
        Path all = Path.of(folder + "#all");
        assertThatThrownBy(() -> new DatasetReader().readJoined(List.of(folder, all), List.of("angry", "sad")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("have speakers in common");
        assertThat(new DatasetReader().readEach(List.of(all))).hasSize(1);
    }

    @Test
    void aTurnWithoutItsRecordingIsAnError() throws IOException {
        iemocap();
        Files.delete(folder.resolve("Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_M001.wav"));
        assertThatThrownBy(this::read).hasMessageContaining("Ses01F_impro01_M001 is missing");
    }
}
