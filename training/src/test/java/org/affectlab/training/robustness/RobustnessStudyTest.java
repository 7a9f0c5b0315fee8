package org.affectlab.training.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RobustnessStudyTest {

    @Test
    void countsKeptLabelsAndTheRecallThatIsLeft() throws IOException {
        // Loud clips are "loud"; the disturbance makes all of them soft.
        RobustnessStudy study = new RobustnessStudy(
                samples -> samples[0] > 0.5 ? new double[] {0, 1} : new double[] {1, 0}, List.of("soft", "loud"));
        Disturbance hush = new Disturbance("hush", (samples, random) -> new float[] {samples[0] / 4});

        List<RobustnessStudy.Row> rows = study.measure(
                List.of(new float[] {0.9f}, new float[] {0.8f}, new float[] {0.1f}, new float[] {0.2f}),
                new int[] {1, 1, 0, 1},
                List.of(hush));

        assertThat(rows)
                .containsExactly(
                        new RobustnessStudy.Row("as recorded", 1, (1 + 2.0 / 3) / 2, 0.75),
                        new RobustnessStudy.Row("hush", 0.5, 0.5, 0.25));
    }
}
