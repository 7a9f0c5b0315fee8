package org.affectlab.training.pointcloud.augment;

import static org.affectlab.training.pointcloud.augment.Augmentations.OFF;
import static org.affectlab.training.pointcloud.augment.Augmentations.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.affectlab.pointscenes.SceneFeature;
import org.affectlab.training.pointcloud.config.PointAugmentation;
import org.affectlab.training.pointcloud.config.PointAugmentation.FeatureLoss;
import org.affectlab.training.pointcloud.config.PointAugmentation.FeatureNoise;
import org.affectlab.training.pointcloud.config.PointAugmentation.HeightShift;
import org.affectlab.training.pointcloud.config.PointAugmentation.Jitter;
import org.affectlab.training.pointcloud.config.PointAugmentation.Scale;
import org.affectlab.training.pointcloud.config.PointAugmentation.Thinning;
import org.junit.jupiter.api.Test;

class PointAugmenterTest {
    private static final List<SceneFeature> CHANNELS =
            List.of(SceneFeature.INTENSITY, SceneFeature.HEIGHT, SceneFeature.RETURN_SHARE, SceneFeature.WIDE_HEIGHT);
    private static final float[] METRES = {1, 2, 3, -4, 5, 6};
    private static final float[] VALUES = {0.5f, 3, 0.25f, 4, 0.75f, 6, 0.5f, 8};

    private final float[] metres = METRES.clone();
    private final float[] values = VALUES.clone();

    private void apply(PointAugmentation augmentation, long seed) {
        new PointAugmenter(augmentation, CHANNELS).apply(metres, values, new SplittableRandom(seed));
    }

    @Test
    void offChangesNothing() {
        apply(OFF, 1);

        assertThat(metres).isEqualTo(METRES);
        assertThat(values).isEqualTo(VALUES);
        assertThat(new PointAugmenter(OFF, CHANNELS).share(new SplittableRandom(1)))
                .isEqualTo(1);
    }

    @Test
    void theSameStreamGivesTheSame() {
        PointAugmentation all = new PointAugmentation(
                new Thinning(0, 0.5),
                1,
                0.5,
                new Scale(1, 0.5, 2, true),
                new Jitter(1, 0.1),
                new HeightShift(1, 0.05, 0.1, 0.4),
                new FeatureNoise(1, 0.5, 1.5, 0.1, 0.1),
                new FeatureLoss(0.5, 0.5, 0.5, 0.2, 0.2));
        apply(all, 7);
        float[] first = metres.clone();
        float[] firstValues = values.clone();
        System.arraycopy(METRES, 0, metres, 0, METRES.length);
        System.arraycopy(VALUES, 0, values, 0, VALUES.length);
        apply(all, 7);

        assertThat(metres).isEqualTo(first).isNotEqualTo(METRES);
        assertThat(values).isEqualTo(firstValues);
    }

    @Test
    void aTurnKeepsHeightsAndDistances() {
        apply(with(1, 0, OFF.scale()), 3);

        assertThat(metres[2]).isEqualTo(3);
        assertThat(metres[5]).isEqualTo(6);
        assertThat(Math.hypot(metres[0], metres[1])).isEqualTo(Math.hypot(1, 2), within(1e-5));
        assertThat(Math.hypot(metres[0] - metres[3], metres[1] - metres[4])).isEqualTo(Math.hypot(5, 3), within(1e-5));
        assertThat(metres[0]).isNotEqualTo(1);
    }

    @Test
    void aMirrorTurnsSigns() {
        apply(with(0, 1, OFF.scale()), 3);
        assertThat(metres).containsExactly(-1, -2, 3, 4, -5, 6);
    }

    @Test
    void oneScaleForAllAxesChangesHeightsAboveGroundToo() {
        apply(with(0, 0, new Scale(1, 2, 2, false)), 3);

        assertThat(metres).containsExactly(2, 4, 6, -8, 10, 12);
        assertThat(values).containsExactly(0.5f, 6, 0.25f, 8, 0.75f, 12, 0.5f, 16);
    }

    @Test
    void scalesOfAxesDiffer() {
        apply(with(0, 0, new Scale(1, 0.5, 2, true)), 3);

        assertThat(metres[0] / METRES[0]).isNotEqualTo(metres[1] / METRES[1]);
        assertThat(metres[3] / METRES[3]).isEqualTo(metres[0] / METRES[0]);
        assertThat(values[1] / VALUES[1]).isEqualTo(metres[2] / METRES[2], within(1e-6f));
    }

    @Test
    void jitterIsSmall() {
        PointAugmentation jitter = with(new Jitter(1, 0.1));
        for (int seed = 0; seed < 200; seed++) {
            float[] moved = METRES.clone();
            new PointAugmenter(jitter, CHANNELS).apply(moved, values.clone(), new SplittableRandom(seed));
            for (int at = 0; at < moved.length; at++) {
                assertThat(moved[at]).isNotEqualTo(METRES[at]).isEqualTo(METRES[at], within(0.3001f));
            }
        }
    }

    @Test
    void heightsMoveTogetherEachByItsOwn() {
        PointAugmentation shift = with(new HeightShift(1, 0.05, 0.1, 5));
        apply(shift, 5);

        assertThat(values[5] - values[1]).isEqualTo(3, within(1e-5f));
        assertThat(values[7] - values[3]).isEqualTo(4, within(1e-5f));
        assertThat(values[1] - VALUES[1]).isNotEqualTo(values[3] - VALUES[3]);
        assertThat(values[0]).isEqualTo(0.5f);
    }

    @Test
    void noiseTouchesWhatIsMeasuredOnly() {
        PointAugmentation noise = with(new FeatureNoise(1, 2, 2, 0, 0));
        apply(noise, 5);

        assertThat(values).containsExactly(1, 3, 0.25f, 4, 1.5f, 6, 0.5f, 8);
    }

    @Test
    void whatIsLostHasItsAbsentValue() {
        PointAugmentation loss = with(new FeatureLoss(1, 1, 1, 0, 0));
        apply(loss, 5);

        assertThat(values).containsExactly(0.5f, 3, 1, 4, 0.5f, 6, 1, 8);
        assertThat(metres).isEqualTo(METRES);
    }

    @Test
    void someReturnsAreSingleOrTheCountIsCutOff() {
        List<SceneFeature> returns = List.of(SceneFeature.RETURN_SHARE, SceneFeature.RETURN_COUNT);
        float[] points = new float[2000];
        for (int at = 0; at < points.length; at += 2) {
            points[at] = 0.5f;
            points[at + 1] = 0.75f;
        }
        float[] single = points.clone();
        new PointAugmenter(with(new FeatureLoss(0, 0, 0, 1, 0)), returns)
                .apply(new float[3], single, new SplittableRandom(4));
        int changed = 0;
        for (int at = 0; at < single.length; at += 2) {
            boolean same = single[at] == 0.5f;
            changed += same ? 0 : 1;
            assertThat(single[at]).isEqualTo(same ? 0.5f : 1);
            assertThat(single[at + 1]).isEqualTo(same ? 0.75f : 0);
        }
        assertThat(changed).isBetween(1, 850);

        float[] two = points.clone();
        new PointAugmenter(with(new FeatureLoss(0, 0, 0, 0, 1)), returns)
                .apply(new float[3], two, new SplittableRandom(4));
        assertThat(two[0]).isEqualTo(0.5f);
        assertThat(two[1]).isEqualTo(0.25f);
    }

    @Test
    void thinningKeepsAShare() {
        PointAugmenter augmenter = new PointAugmenter(with(new Thinning(0.5, 0.1)), CHANNELS);
        double[] shares = new double[400];
        SplittableRandom random = new SplittableRandom(2);
        Arrays.setAll(shares, index -> augmenter.share(random));

        assertThat(Arrays.stream(shares).allMatch(share -> share >= 0.1 && share <= 1))
                .isTrue();
        assertThat(Arrays.stream(shares).filter(share -> share == 1).count()).isBetween(150L, 250L);
        // The logarithm is uniform: half of the thinned shares lie below the geometric mean.
        assertThat(Arrays.stream(shares).filter(share -> share < Math.sqrt(0.1)).count())
                .isBetween(60L, 140L);
    }
}
