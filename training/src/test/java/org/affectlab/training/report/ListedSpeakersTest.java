package org.affectlab.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.affectlab.evaluation.Fold;
import org.affectlab.training.config.ProtocolSettings;
import org.affectlab.training.config.ProtocolSettings.Kind;
import org.affectlab.training.run.ProtocolFolds;
import org.affectlab.training.run.RunIdentity;
import org.affectlab.training.run.RunResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListedSpeakersTest {
    private static final List<String> SPEAKERS = List.of("a:1", "a:2", "a:3", "a:4", "a:5", "b:1", "b:2", "b:3");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyFoldLeadsBackToTheList(Kind kind) {
        ProtocolSettings protocol = new ProtocolSettings(kind, 3, 2, 0);
        for (Fold fold : ProtocolFolds.of(protocol, SPEAKERS)) {
            RunResult result = new RunResult(
                    "x",
                    new RunIdentity("a", "b", 1, fold.number(), 1),
                    "x",
                    List.of("sad", "calm"),
                    1,
                    fold.trainingSpeakers(),
                    List.of(),
                    fold.testSpeakers(),
                    List.of(),
                    1,
                    null,
                    null,
                    0,
                    List.of());

            assertThat(ListedSpeakers.of(result, protocol)).isEqualTo(SPEAKERS);
        }
    }
}
