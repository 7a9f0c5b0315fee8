package org.affectlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.affectlab.evaluation.Fold;
import org.affectlab.training.config.ProtocolSettings;
import org.affectlab.training.config.ProtocolSettings.Kind;
import org.junit.jupiter.api.Test;

class ProtocolFoldsTest {
    private static final List<String> SPEAKERS = List.of("a:1", "a:2", "a:3", "a:4", "a:5", "b:1", "b:2", "c:1");

    @Test
    void everyCorpusGivesEachFoldItsShare() {
        List<Fold> folds = ProtocolFolds.of(new ProtocolSettings(Kind.INTERLEAVED, 1, 2, 0), SPEAKERS);

        assertThat(folds)
                .extracting(Fold::testSpeakers)
                .containsExactly(List.of("a:1", "a:3", "a:5", "b:1", "c:1"), List.of("a:2", "a:4", "b:2"));
        assertThat(folds.get(1).trainingSpeakers()).containsExactly("a:1", "a:3", "a:5", "b:1", "c:1");
    }

    @Test
    void aCorpusAloneIsSplitAsItIsAmongOthers() {
        List<Fold> alone = ProtocolFolds.of(new ProtocolSettings(Kind.INTERLEAVED, 1, 2, 0), List.of("1", "2", "3"));

        assertThat(alone).extracting(Fold::testSpeakers).containsExactly(List.of("1", "3"), List.of("2"));
    }

    @Test
    void oneCorpusAfterTheOtherIsLeftOut() {
        List<Fold> folds = ProtocolFolds.of(new ProtocolSettings(Kind.CORPUS, 1, 2, 0), SPEAKERS);

        assertThat(folds).hasSize(3);
        assertThat(folds.get(1).testSpeakers()).containsExactly("b:1", "b:2");
        assertThat(folds.get(1).trainingSpeakers()).containsExactly("a:1", "a:2", "a:3", "a:4", "a:5", "c:1");
    }

    @Test
    void leaveOneSpeakerOutIsOneConsecutiveSpeaker() {
        assertThat(ProtocolFolds.of(new ProtocolSettings(Kind.CONSECUTIVE, 1, 2, 0), SPEAKERS))
                .extracting(fold -> fold.testSpeakers().get(0))
                .containsExactlyElementsOf(SPEAKERS);
    }

    @Test
    void aFoldWithoutSpeakersIsRefused() {
        assertThatThrownBy(() -> ProtocolFolds.of(new ProtocolSettings(Kind.CORPUS, 1, 2, 0), List.of("x", "y")))
                .hasMessageContaining("both sides");
        assertThatThrownBy(() -> ProtocolFolds.of(new ProtocolSettings(Kind.INTERLEAVED, 1, 5, 0), List.of("x", "y")))
                .hasMessageContaining("both sides");
        assertThatThrownBy(() -> new ProtocolSettings(Kind.CORPUS, 1, 2, 1)).hasMessageContaining("validationSpeakers");
    }
}
