package org.affectlab.speech.pipeline.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class LabelledSourceTest {
    private static final LabelledSource SOURCE = new LabelledSource(
            List.of("angry", "happy", "sad"),
            new DMatrixRMaj(new double[][] {{0, 10, 5, 100, 300}, {1, 1, 1, 2, 4}}),
            new int[] {0, 1, 2, 0, 2},
            new int[] {0, 0, 0, 1, 1},
            new int[] {0, 1, 1, 2, 3});

    @Test
    void everyCorpusIsScaledByItself() {
        assertThat(SOURCE.scaled().features().data).containsExactly(0, 1, 0.5, 0, 1, 0, 0, 0, 0, 1);
    }

    @Test
    void fewerEmotionsHaveNewNumbersInTheirOwnOrder() {
        LabelledSource fewer = SOURCE.only(List.of("sad", "angry"));
        assertThat(fewer.emotions()).containsExactly("sad", "angry");
        assertThat(fewer.classes()).containsExactly(1, 0, 1, 0);
        assertThat(fewer.corpora()).containsExactly(0, 0, 1, 1);
        assertThat(fewer.speakers()).containsExactly(0, 1, 2, 3);
        assertThat(fewer.features().data).containsExactly(0, 5, 100, 300, 1, 1, 2, 4);
        assertThat(fewer.counts()).containsExactly(2, 2);
        assertThatThrownBy(() -> SOURCE.only(List.of("sad", "calm"))).isInstanceOf(IllegalArgumentException.class);
    }
}
