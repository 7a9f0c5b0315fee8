package org.affectlab.training.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.affectlab.training.config.AlignmentSettings;
import org.affectlab.training.config.AlignmentSettings.Kind;
import org.affectlab.training.config.AlignmentSettings.Scale;
import org.junit.jupiter.api.Test;

class MethodGridTest {

    @Test
    void everyOtherPointOfDidansGridOnce() {
        List<MethodGrid.Point> points =
                MethodGrid.of("didan", settings(Kind.IDA, 0.3), List.of(0.1, 1.0), List.of(0.3, 0.5));

        assertThat(points)
                .extracting(MethodGrid.Point::method)
                .containsExactly(
                        "didan@lambda=1.0,alpha=0.5", "didan@lambda=0.1,alpha=0.3", "didan@lambda=0.1,alpha=0.5");
        assertThat(points.get(1).alignment())
                .isEqualTo(new AlignmentSettings(Kind.IDA, 0.1, 0.3, Scale.NORMALISED, true, 0));
    }

    @Test
    void sparsityIsNotVariedWhereThereIsNone() {
        assertThat(MethodGrid.of("non-sparse", settings(Kind.IDA, 0), List.of(0.1), List.of(0.5)))
                .extracting(MethodGrid.Point::method)
                .containsExactly("non-sparse@lambda=0.1");
        assertThat(MethodGrid.of("mmd", settings(Kind.MMD, 0.3), List.of(0.1), List.of(0.5)))
                .hasSize(1);
        assertThat(MethodGrid.of("source-only", settings(Kind.NONE, 0.3), List.of(0.1), List.of(0.5)))
                .isEmpty();
        assertThat(MethodGrid.of(
                        "batch-statistics", settings(Kind.MMD, 0.3).with(Kind.MMD, 0, 0.3), List.of(0.1), List.of(0.5)))
                .isEmpty();
    }

    private static AlignmentSettings settings(Kind kind, double alpha) {
        return new AlignmentSettings(kind, 1, alpha, Scale.NORMALISED, true, 0);
    }
}
