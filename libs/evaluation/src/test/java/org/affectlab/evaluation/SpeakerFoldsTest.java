package org.affectlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakerFoldsTest {

    @Test
    void ravdessHasSixFoldsOfFourActorsInOrder() {
        List<String> actors = IntStream.rangeClosed(1, 24)
                .mapToObj(actor -> String.format("%02d", actor))
                .toList();

        List<Fold> folds = SpeakerFolds.leaveOut(actors, 4);

        assertThat(folds).hasSize(6);
        assertThat(folds.get(0).testSpeakers()).containsExactly("01", "02", "03", "04");
        assertThat(folds.get(5).testSpeakers()).containsExactly("21", "22", "23", "24");
        assertThat(folds.get(5).number()).isEqualTo(6);
        assertThat(folds.get(5).trainingSpeakers())
                .hasSize(20)
                .doesNotContain("21")
                .startsWith("01");
    }

    @ParameterizedTest
    @CsvSource({"2,1", "10,1", "10,3", "24,4", "7,6", "9,2"})
    void everySpeakerIsTestedOnceAndNeverTrainedOnInThatFold(int count, int perFold) {
        List<String> speakers =
                IntStream.range(0, count).mapToObj(speaker -> "s" + speaker).toList();

        List<Fold> folds = SpeakerFolds.leaveOut(speakers, perFold);

        List<String> tested = new ArrayList<>();
        for (Fold fold : folds) {
            tested.addAll(fold.testSpeakers());
            assertThat(fold.trainingSpeakers()).doesNotContainAnyElementsOf(fold.testSpeakers());
            assertThat(fold.trainingSpeakers().size() + fold.testSpeakers().size())
                    .isEqualTo(count);
        }
        assertThat(tested).isEqualTo(speakers);
        assertThat(folds).hasSize((count + perFold - 1) / perFold);
    }

    @Test
    void leaveOneOutHasAFoldForEverySpeaker() {
        assertThat(SpeakerFolds.leaveOneOut(List.of("x", "y", "z")))
                .extracting(Fold::testSpeakers)
                .containsExactly(List.of("x"), List.of("y"), List.of("z"));
    }

    @Test
    void refusesSplitsThatLeaveNobody() {
        assertThatThrownBy(() -> SpeakerFolds.leaveOut(List.of("a", "b"), 2)).hasMessageContaining("speakersPerFold");
        assertThatThrownBy(() -> SpeakerFolds.leaveOut(List.of("a", "b"), 0)).hasMessageContaining("speakersPerFold");
        assertThatThrownBy(() -> SpeakerFolds.leaveOneOut(List.of("a", "a"))).hasMessageContaining("distinct");
        assertThatThrownBy(() -> new Fold(1, List.of("a"), List.of("a"))).hasMessageContaining("both sides");
        assertThatThrownBy(() -> new Fold(0, List.of("a"), List.of("b"))).hasMessageContaining("from 1");
    }
}
