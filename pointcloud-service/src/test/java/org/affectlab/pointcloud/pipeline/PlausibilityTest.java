package org.affectlab.pointcloud.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PlausibilityTest {
    private static MadeCloud box(int points, float x, float y, float z) {
        Random random = new Random(1);
        float[] values = new float[3 * points];
        for (int at = 0; at < values.length; at += 3) {
            values[at] = x * random.nextFloat();
            values[at + 1] = y * random.nextFloat();
            values[at + 2] = z * random.nextFloat();
        }
        return new MadeCloud(values);
    }

    @Test
    void scenesOfAllSizesAreBelieved() {
        for (MadeCloud cloud : new MadeCloud[] {
            MadeCloud.house(500),
            box(500, 5, 4, 3),
            box(500, 1000, 1000, 300),
            box(500, 20_000, 5_000, 1_000),
            box(500, 3, 3, 30)
        }) {
            assertThat(Plausibility.check(cloud.read())).isEmpty();
        }
    }

    @Test
    void sizesThatAreNoMetres() {
        assertThat(Plausibility.check(box(500, 5000, 4000, 3000).read())).containsExactly(Warning.UNITS_IMPLAUSIBLE);
        assertThat(Plausibility.check(box(500, 200_000, 4, 3).read())).contains(Warning.UNITS_IMPLAUSIBLE);
        assertThat(Plausibility.check(box(500, 0.5f, 0.4f, 0.3f).read())).containsExactly(Warning.UNITS_IMPLAUSIBLE);
    }

    @Test
    void floorsThatStandUpright() {
        assertThat(Plausibility.check(MadeCloud.house(500).withYUp().read()))
                .containsExactly(Warning.UP_AXIS_IMPLAUSIBLE);
    }

    @Test
    void oneFarPointDoesNotMatterForTheDirection() {
        assertThat(Plausibility.check(MadeCloud.house(500).with(0, 2, 900).read()))
                .isEmpty();
    }

    @Test
    void pointsThatAreNotFiniteAreLeftOut() {
        assertThat(Plausibility.check(MadeCloud.house(500).with(3, 1, Float.NaN).read()))
                .isEmpty();
    }
}
