package org.affectlab.training.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.affectlab.training.run.RunIdentity;
import org.affectlab.training.run.RunResult;
import org.junit.jupiter.api.Test;

class SpeakerSplitTest {
    private static final List<String> NONE = List.of();

    @Test
    void ofOneCorpusSpeakersHaveTheirOwnNames() {
        SpeakerSplit split = split("a", List.of("1", "2"), List.of("3"), List.of("4"), NONE);

        assertThat(split.of("a"))
                .isEqualTo("trained on speakers 1, 2; epoch chosen on speakers 3; tested on speakers 4")
                .isEqualTo(split.besides(NONE));
    }

    @Test
    void eachOfSeveralCorporaHasItsOwnSpeakersAlone() {
        SpeakerSplit split = split("a+b", List.of("a:1", "a:2", "b:1"), NONE, List.of("a:3", "b:2"), NONE);

        assertThat(split.of("a")).isEqualTo("trained on speakers 1, 2; tested on speakers 3");
        assertThat(split.of("b")).isEqualTo("trained on speakers 1; tested on speakers 2");
        assertThat(split.besides(NONE)).isEqualTo("trained on speakers a:1, a:2, b:1; tested on speakers a:3, b:2");
    }

    @Test
    void aCorpusLeftOutWasTestedOnAndTheOthersKeptNobody() {
        SpeakerSplit split = split("a+b", List.of("a:1", "a:2"), NONE, List.of("b:1"), NONE);

        assertThat(split.of("a")).isEqualTo("trained on speakers 1, 2; no speaker held out");
        assertThat(split.of("b")).isEqualTo("tested on speakers 1");
    }

    @Test
    void theTargetWasHeardWithoutLabelsAndTheSourceWasNot() {
        SpeakerSplit split = split("a-to-b", List.of("a:1"), NONE, List.of("b:1"), NONE, true);

        assertThat(split.of("a")).isEqualTo("trained on speakers 1; no speaker held out");
        assertThat(split.of("b")).isEqualTo("without labels on speakers 1; tested on speakers 1");
        assertThat(split("a-to-b", List.of("a:1"), NONE, NONE, NONE, true).of("b"))
                .isEqualTo("without labels on all clips of b");
    }

    @Test
    void aTargetThatNobodyHeardIsSaidToBeSo() {
        assertThat(split("a-to-b", List.of("a:1"), NONE, NONE, NONE).of("b")).isEqualTo("not heard");
    }

    @Test
    void aNameThatBeginsWithAnotherIsAnother() {
        SpeakerSplit split = split("a+ab", List.of("a:1", "ab:2"), List.of("ab:3"), NONE, List.of("ab:2"));

        assertThat(split.of("a")).isEqualTo("trained on speakers 1; no speaker held out");
        assertThat(split.of("ab"))
                .isEqualTo("trained on speakers 2; epoch chosen on speakers 3;"
                        + " the weights began with a package that had heard the same speakers");
    }

    @Test
    void whatTheWeightsHeardBeforeIsToldWhereItBelongs() {
        SpeakerSplit split = split("a", List.of("1"), NONE, List.of("2"), List.of("a:1", "b:1", "c:*"));

        assertThat(split.of("a"))
                .isEqualTo("trained on speakers 1; tested on speakers 2;"
                        + " the weights began with a package that had heard the same speakers");
        assertThat(split.of("b")).isEqualTo("the weights began with a package that had heard speakers b:1");
        assertThat(split.of("c"))
                .isEqualTo("the weights began with a package that had heard all clips of c without labels");
        assertThat(split.besides(List.of("c")))
                .isEqualTo("trained on speakers 1; tested on speakers 2;"
                        + " the weights began with a package that had heard speakers a:1, b:1");
        assertThat(split.besides(List.of("b", "c"))).isEqualTo(split.of("a"));
    }

    private static SpeakerSplit split(
            String corpus, List<String> training, List<String> validation, List<String> test, List<String> earlier) {
        return split(corpus, training, validation, test, earlier, false);
    }

    private static SpeakerSplit split(
            String corpus,
            List<String> training,
            List<String> validation,
            List<String> test,
            List<String> earlier,
            boolean hearsTarget) {
        RunResult result = new RunResult(
                "test",
                new RunIdentity("0", "0", 1, 1, 1),
                corpus,
                List.of("neutral", "sad"),
                1,
                training,
                validation,
                test,
                earlier,
                training.size(),
                null,
                null,
                0,
                List.of());
        return new SpeakerSplit(result, hearsTarget);
    }
}
