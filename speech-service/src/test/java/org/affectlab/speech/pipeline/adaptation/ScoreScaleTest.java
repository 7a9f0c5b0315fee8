package org.affectlab.speech.pipeline.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ScoreScaleTest {
    private static final ScoreScale.FittedOn ON = ScoreScale.FittedOn.SOURCE;

    /** Two classes a unit apart of which one of four recordings is the other: the odds of the top are 3, so the scale is ln 3. */
    @Test
    void findsTheScaleWhoseProbabilitiesAreTheShares() {
        DMatrixRMaj scores = new DMatrixRMaj(2, 8);
        int[] classes = new int[8];
        for (int column = 0; column < 8; column++) {
            scores.set(column % 2, column, 1);
            classes[column] = column < 6 ? column % 2 : 1 - column % 2;
        }
        ScoreScale scale = ScoreScale.fit(scores, classes, ON);
        assertThat(scale.value()).isCloseTo(Math.log(3), within(1e-9));
        assertThat(scale.probabilities(new double[] {1, 0})[0]).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void findsTheScaleThatMadeTheLabels() {
        SplittableRandom random = new SplittableRandom(3);
        DMatrixRMaj scores = new DMatrixRMaj(3, 20_000);
        int[] classes = new int[scores.numCols];
        ScoreScale made = new ScoreScale(4, ON);
        for (int column = 0; column < classes.length; column++) {
            double[] own = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            double draw = random.nextDouble();
            double[] probabilities = made.probabilities(own);
            classes[column] = draw < probabilities[0] ? 0 : draw < probabilities[0] + probabilities[1] ? 1 : 2;
            for (int row = 0; row < 3; row++) {
                scores.set(row, column, own[row]);
            }
        }
        assertThat(ScoreScale.fit(scores, classes, ON).value()).isCloseTo(4, within(0.15));
    }

    @Test
    void staysWithinItsBounds() {
        DMatrixRMaj right = new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}});
        assertThat(ScoreScale.fit(right, new int[] {0, 1}, ON).value()).isCloseTo(ScoreScale.MOST, within(1e-6));
        assertThat(ScoreScale.fit(right, new int[] {1, 0}, ON).value()).isCloseTo(ScoreScale.LEAST, within(1e-6));
        assertThat(ScoreScale.fit(new DMatrixRMaj(3, 4), new int[4], ON).value())
                .isEqualTo(1);
    }

    @Test
    void largeScoresGiveNumbers() {
        assertThat(new ScoreScale(ScoreScale.MOST, ON).probabilities(new double[] {1e6, -1e6}))
                .containsExactly(1.0, 0.0);
    }
}
