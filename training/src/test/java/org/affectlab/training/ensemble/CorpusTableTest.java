package org.affectlab.training.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.training.data.Clip;
import org.affectlab.training.run.Evaluation;
import org.junit.jupiter.api.Test;

class CorpusTableTest {
    private static final List<String> LABELS = List.of("angry", "happy", "sad");

    private static Clip clip(String id, String label) {
        return new Clip(Path.of(id), id, "s1", label);
    }

    private static Evaluation saying(int... predicted) {
        List<Clip> clips = List.of(
                clip("one/a.wav", "angry"),
                clip("two/a.wav", "angry"),
                clip("one/b.wav", "happy"),
                clip("one/c/d.wav", "sad"),
                clip("two/b.wav", "sad"));
        float[][] probabilities = new float[predicted.length][LABELS.size()];
        for (int clip = 0; clip < predicted.length; clip++) {
            probabilities[clip][predicted[clip]] = 1;
        }
        int[] actual =
                clips.stream().mapToInt(clip -> LABELS.indexOf(clip.label())).toArray();
        return new Evaluation(LABELS, clips, probabilities, actual, 1);
    }

    @Test
    void chanceIsThatOfTheEmotionsWhichACorpusHas() {
        Map<String, Evaluation> columns = new LinkedHashMap<>();
        columns.put("first", saying(0, 0, 1, 2, 2));
        columns.put("second", saying(0, 1, 0, 2, 2));

        assertThat(CorpusTable.markdown(columns))
                .isEqualTo(
                        """
                        | UAR | clips | first | second | chance |
                        | --- | --- | --- | --- | --- |
                        | one | 3 | 1.000 | 0.667 | 0.333 |
                        | two | 2 | 1.000 | 0.500 | 0.500 |
                        """);
    }
}
