package org.affectlab.pointformats.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PointPredictionsTest {
    private static final List<PointClass> CLASSES =
            List.of(new PointClass(0, "ground", 2), new PointClass(7, "bridge deck", 17));
    private static final byte[] IDS = {0, 7, (byte) 255};

    @Test
    void idsBecomeCodes() {
        PointPredictions predictions = PointPredictions.of(IDS, CLASSES);
        assertThat(predictions.size()).isEqualTo(3);
        assertThat(predictions.classId(2)).isEqualTo(PointPredictions.NONE);
        assertThat(new int[] {predictions.asprsCode(0), predictions.asprsCode(1), predictions.asprsCode(2)})
                .containsExactly(2, 17, 0);
        assertThat(predictions.measures()).isEmpty();
    }

    @Test
    void measuresStandInOrder() {
        PointPredictions predictions = PointPredictions.of(IDS, CLASSES)
                .withProbability("bridge deck", point -> point)
                .withProbability("ground", point -> point)
                .withEntropy(point -> point);
        assertThat(predictions.measures().keySet()).containsExactly("entropy", "bridge deck", "ground");
        assertThat(predictions.measures().get("ground").at(2)).isEqualTo(2);
        assertThat(predictions.classes()).isEqualTo(CLASSES);
    }

    @Test
    void aMeasureIsAskedForWhenItIsWritten() {
        int[] asked = new int[1];
        PointPredictions predictions = PointPredictions.of(IDS, CLASSES).withEntropy(point -> ++asked[0]);
        assertThat(asked[0]).isZero();
        assertThat(predictions.measures().get("entropy").at(0)).isEqualTo(1);
        assertThat(PointMeasure.of(new float[] {3, 4}).at(1)).isEqualTo(4);
    }

    @Test
    void whatDoesNotFitIsRejected() {
        PointPredictions predictions = PointPredictions.of(IDS, CLASSES);
        assertRejected(() -> PointPredictions.of(new byte[] {1}, CLASSES), "no class");
        assertRejected(() -> PointPredictions.of(IDS, List.of(CLASSES.get(0), new PointClass(0, "b", 1))), "id 0");
        assertRejected(
                () -> PointPredictions.of(IDS, List.of(CLASSES.get(0), new PointClass(7, "ground", 1))), "one name");
        assertRejected(
                () -> PointPredictions.of(IDS, List.of(new PointClass(0, "a b", 1), new PointClass(7, "a_b", 1))),
                "one name");
        assertRejected(() -> predictions.withProbability("water", point -> point), "water");
        PointPredictions red = PointPredictions.of(new byte[1], List.of(new PointClass(0, "red", 1)));
        assertRejected(() -> red.withProbability("red", point -> 0), "red");
        assertRejected(() -> new PointClass(255, "a", 0), "id");
        assertRejected(() -> new PointClass(0, "2a", 0), "name");
        assertRejected(() -> new PointClass(0, "a".repeat(33), 0), "name");
        assertRejected(() -> new PointClass(0, "a,b", 0), "name");
        assertRejected(() -> new PointClass(0, "a", 256), "asprsCode");
    }

    private static void assertRejected(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
