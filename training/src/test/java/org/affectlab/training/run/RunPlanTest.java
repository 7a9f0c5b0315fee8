package org.affectlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.evaluation.Fold;
import org.affectlab.training.config.SettingsFile;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.data.Clip;
import org.affectlab.training.data.SpeechDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who chooses the epoch. */
class RunPlanTest {
    private static final List<String> SESSIONS =
            List.of("Ses01F", "Ses01M", "Ses02M", "Ses02F", "Ses03F", "Ses03M", "Ses04F", "Ses04M", "Ses05F", "Ses05M");

    private static SpeechDataset corpus(String name, List<String> speakers) {
        return new SpeechDataset(
                name,
                speakers.stream()
                        .map(speaker -> new Clip(Path.of(speaker), name + '/' + speaker, speaker, "sad"))
                        .toList());
    }

    private static TrainingSettings settings(int perFold, int validation) throws IOException {
        return new SettingsFile()
                .parse(
                        """
                        {"archive": "tiny", "labels": ["sad", "happy"],
                         "protocol": {"speakersPerFold": %d, "validationSpeakers": %d}}
                        """
                                .formatted(perFold, validation),
                        "test");
    }

    /** Test and validation speakers of every fold, {@code test|validation}. */
    private static List<String> splits(SpeechDataset corpus, int perFold, int validation) throws IOException {
        TrainingSettings settings = settings(perFold, validation);
        List<String> splits = new ArrayList<>();
        for (Fold fold : ProtocolFolds.of(settings.protocol(), corpus.speakers())) {
            RunPlan plan = RunPlan.of(settings, 1, corpus, fold);
            assertThat(Stream.of(plan.training(), plan.validation(), plan.test())
                            .flatMap(List::stream)
                            .map(Clip::speaker))
                    .containsExactlyInAnyOrderElementsOf(corpus.speakers());
            splits.add(names(plan.test()) + "|" + names(plan.validation()));
        }
        return splits;
    }

    private static String names(List<Clip> clips) {
        return String.join(" ", clips.stream().map(Clip::speaker).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"iemocap", "iemocap-improvised"})
    void ofIemocapItIsTheOtherSpeakerOfTheTestedOnesSession(String name) throws IOException {
        assertThat(splits(corpus(name, SESSIONS), 1, 1))
                .containsExactly(
                        "Ses01F|Ses01M",
                        "Ses01M|Ses01F",
                        "Ses02M|Ses02F",
                        "Ses02F|Ses02M",
                        "Ses03F|Ses03M",
                        "Ses03M|Ses03F",
                        "Ses04F|Ses04M",
                        "Ses04M|Ses04F",
                        "Ses05F|Ses05M",
                        "Ses05M|Ses05F");
    }

    @Test
    void whoIsWantedBesidesFollowsInTheListAsDoesAWholeSessionsValidation() throws IOException {
        List<String> four = SESSIONS.subList(0, 4);
        assertThat(splits(corpus("iemocap", four), 1, 2))
                .containsExactly(
                        "Ses01F|Ses01M Ses02M", "Ses01M|Ses01F Ses02M", "Ses02M|Ses01F Ses02F", "Ses02F|Ses01F Ses02M");
        assertThat(splits(corpus("iemocap", four), 2, 1))
                .containsExactly("Ses01F Ses01M|Ses02M", "Ses02M Ses02F|Ses01F");
        assertThat(splits(corpus("iemocap", List.of("Ses01F", "Ses02F", "Ses02M")), 1, 1))
                .containsExactly("Ses01F|Ses02F", "Ses02F|Ses02M", "Ses02M|Ses02F");
    }

    @Test
    void joinedWithAnotherCorpusThePartnersAreTheSame() throws IOException {
        SpeechDataset joined = SpeechDataset.joined(
                List.of(corpus("emodb", List.of("03", "08")), corpus("iemocap", SESSIONS.subList(0, 2))));
        assertThat(splits(joined, 1, 1))
                .containsExactly(
                        "emodb:03|emodb:08",
                        "emodb:08|iemocap:Ses01F",
                        "iemocap:Ses01F|iemocap:Ses01M",
                        "iemocap:Ses01M|iemocap:Ses01F");
    }

    @Test
    void ofOtherCorporaItIsWhoFollowsWhateverTheyAreCalled() throws IOException {
        assertThat(splits(corpus("mine", List.of("Ses01F", "Ses01M", "Ses02F")), 1, 1))
                .containsExactly("Ses01F|Ses01M", "Ses01M|Ses02F", "Ses02F|Ses01F");
        assertThat(splits(corpus("ravdess", List.of("01", "02", "03", "04", "05")), 2, 2))
                .containsExactly("01 02|03 04", "03 04|01 05", "05|01 02");
        assertThat(splits(corpus("ravdess", List.of("01", "02")), 1, 0)).containsExactly("01|", "02|");
    }

    @Test
    void somebodyHasToRemainToTrainOn() throws IOException {
        SpeechDataset corpus = corpus("iemocap", SESSIONS.subList(0, 2));
        assertThatThrownBy(() -> splits(corpus, 1, 1)).hasMessageContaining("leaves nobody to train on");
    }
}
