package org.affectlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.affectlab.training.config.ClassBalance;
import org.affectlab.training.data.Clip;
import org.junit.jupiter.api.Test;

class ClassWeightsTest {
    private static final Clip SAD = clip("a:1", "1", "sad");
    private static final Clip CALM = clip("a:2", "4", "calm");
    private static final Clip ELSEWHERE = clip("b:1", "5", "calm");
    private static final List<Clip> CLIPS =
            List.of(SAD, clip("a:1", "2", "sad"), clip("a:2", "3", "sad"), CALM, ELSEWHERE);

    @Test
    void rareClassesOfACorpusCountMoreAndItsMeanIsOne() {
        ClassWeights weights = ClassWeights.of(ClassBalance.INVERSE_FREQUENCY, CLIPS);

        assertThat(weights.of(SAD)).isCloseTo(2f / 3, within(1e-6f));
        assertThat(weights.of(CALM)).isEqualTo(2f);
        assertThat(weights.of(ELSEWHERE)).isEqualTo(1f);
        assertThat(CLIPS.subList(0, 4).stream().mapToDouble(weights::of).average())
                .hasValueCloseTo(1.0, within(1e-6));
    }

    @Test
    void withoutBalanceAllCountTheSame() {
        ClassWeights weights = ClassWeights.of(ClassBalance.NONE, CLIPS);

        assertThat(CLIPS).allSatisfy(clip -> assertThat(weights.of(clip)).isEqualTo(1f));
    }

    @Test
    void whatWasNotTrainedOnHasNoWeight() {
        assertThatThrownBy(() -> ClassWeights.of(ClassBalance.NONE, CLIPS).of(clip("b:1", "6", "sad")))
                .hasMessageContaining("nothing like this");
    }

    private static Clip clip(String speaker, String id, String label) {
        return new Clip(Path.of(id), id, speaker, label);
    }
}
