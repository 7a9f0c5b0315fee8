package org.affectlab.training.pointcloud.augment;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.affectlab.pointscenes.SceneFeature;
import org.affectlab.pointscenes.VerticalTurn;
import org.affectlab.training.pointcloud.config.PointAugmentation;

/**
 * Changes coordinates and channels of one training input in place, as {@link PointAugmentation} says. What it does depends on the input and the random stream alone.
 * Immutable and thread-safe; the streams are not.
 */
public final class PointAugmenter {
    private static final int FARTHEST_DEVIATIONS = 3;
    private static final double MOST_SINGLE = 0.8;

    /** {@link SceneFeature#RETURN_COUNT} of two returns. */
    private static final float TWO_RETURNS = 0.25f;

    private final PointAugmentation settings;
    private final List<SceneFeature> channels;

    /** @param channels what the values of each point are */
    public PointAugmenter(PointAugmentation settings, List<SceneFeature> channels) {
        this.settings = requireNonNull(settings, "settings is null");
        this.channels = List.copyOf(channels);
    }

    /** Share of the points around a centre that an input is made of: 1 unless it is thinned. */
    public double share(SplittableRandom random) {
        PointAugmentation.Thinning thinning = settings.thinning();
        return chance(thinning.probability(), random) ? Math.exp(uniform(Math.log(thinning.minShare()), 0, random)) : 1;
    }

    /**
     * @param metres float[N × 3] from the input's centre, z upwards
     * @param values float[N × C]
     */
    public void apply(float[] metres, float[] values, SplittableRandom random) {
        if (chance(settings.rotation(), random)) {
            VerticalTurn.turn(metres, random);
        }
        for (int axis = 0; axis < 2; axis++) {
            if (chance(settings.mirror(), random)) {
                scale(metres, axis, -1);
            }
        }
        scale(metres, values, random);
        jitter(metres, random);
        shiftHeights(values, random);
        noise(values, random);
        returns(values, random);
        loss(values, random);
    }

    private void scale(float[] metres, float[] values, SplittableRandom random) {
        PointAugmentation.Scale scale = settings.scale();
        if (!chance(scale.probability(), random)) {
            return;
        }
        double factor = 1;
        for (int axis = 0; axis < 3; axis++) {
            if (axis == 0 || scale.perAxis()) {
                factor = uniform(scale.minFactor(), scale.maxFactor(), random);
            }
            scale(metres, axis, (float) factor);
        }
        for (int channel = 0; channel < channels.size(); channel++) {
            if (channels.get(channel).isHeight()) {
                // The last factor is that of z.
                for (int at = channel; at < values.length; at += channels.size()) {
                    values[at] *= (float) factor;
                }
            }
        }
    }

    private static void scale(float[] metres, int axis, float factor) {
        for (int at = axis; at < metres.length; at += 3) {
            metres[at] *= factor;
        }
    }

    private void jitter(float[] metres, SplittableRandom random) {
        if (!chance(settings.jitter().probability(), random)) {
            return;
        }
        for (int at = 0; at < metres.length; at++) {
            double deviations = Math.max(-FARTHEST_DEVIATIONS, Math.min(FARTHEST_DEVIATIONS, random.nextGaussian()));
            metres[at] += (float) (settings.jitter().metres() * deviations);
        }
    }

    private void shiftHeights(float[] values, SplittableRandom random) {
        PointAugmentation.HeightShift shift = settings.heightShift();
        if (!chance(shift.probability(), random)) {
            return;
        }
        for (int channel = 0; channel < channels.size(); channel++) {
            if (channels.get(channel).isHeight()) {
                float metres = (float) (deviation(shift, channels.get(channel)) * random.nextGaussian());
                for (int at = channel; at < values.length; at += channels.size()) {
                    values[at] += metres;
                }
            }
        }
    }

    private static double deviation(PointAugmentation.HeightShift shift, SceneFeature height) {
        return switch (height) {
            case NEAR_HEIGHT -> shift.nearMetres();
            case WIDE_HEIGHT -> shift.wideMetres();
            default -> shift.metres();
        };
    }

    private void noise(float[] values, SplittableRandom random) {
        PointAugmentation.FeatureNoise noise = settings.featureNoise();
        if (!chance(noise.probability(), random)) {
            return;
        }
        double factor = uniform(noise.minFactor(), noise.maxFactor(), random);
        double offset = noise.offset() * random.nextGaussian();
        for (int channel = 0; channel < channels.size(); channel++) {
            if (isMeasured(channels.get(channel))) {
                for (int at = channel; at < values.length; at += channels.size()) {
                    values[at] = (float)
                            Math.max(0, factor * values[at] + offset + noise.deviation() * random.nextGaussian());
                }
            }
        }
    }

    private void returns(float[] values, SplittableRandom random) {
        PointAugmentation.FeatureLoss loss = settings.featureLoss();
        double drawn = random.nextDouble();
        double share = MOST_SINGLE * random.nextDouble();
        if (drawn >= loss.singleReturns() + loss.twoReturns()) {
            return;
        }
        boolean single = drawn < loss.singleReturns();
        int shares = channels.indexOf(SceneFeature.RETURN_SHARE);
        int counts = channels.indexOf(SceneFeature.RETURN_COUNT);
        for (int point = 0; point < values.length; point += channels.size()) {
            if (single && random.nextDouble() < share) {
                set(values, point, shares, SceneFeature.RETURN_SHARE.absentValue());
                set(values, point, counts, SceneFeature.RETURN_COUNT.absentValue());
            } else if (!single && counts >= 0) {
                set(values, point, counts, Math.min(TWO_RETURNS, values[point + counts]));
            }
        }
    }

    private static void set(float[] values, int point, int channel, float value) {
        if (channel >= 0) {
            values[point + channel] = value;
        }
    }

    private void loss(float[] values, SplittableRandom random) {
        PointAugmentation.FeatureLoss loss = settings.featureLoss();
        List<SceneFeature> lost = new ArrayList<>();
        if (chance(loss.intensity(), random)) {
            lost.add(SceneFeature.INTENSITY);
        }
        if (chance(loss.returns(), random)) {
            lost.addAll(List.of(SceneFeature.RETURN_SHARE, SceneFeature.RETURN_COUNT));
        }
        if (chance(loss.colour(), random)) {
            lost.addAll(List.of(SceneFeature.RED, SceneFeature.GREEN, SceneFeature.BLUE));
        }
        for (int channel = 0; channel < channels.size(); channel++) {
            if (lost.contains(channels.get(channel))) {
                for (int at = channel; at < values.length; at += channels.size()) {
                    values[at] = channels.get(channel).absentValue();
                }
            }
        }
    }

    private static boolean isMeasured(SceneFeature feature) {
        return Arrays.asList(SceneFeature.INTENSITY, SceneFeature.RED, SceneFeature.GREEN, SceneFeature.BLUE)
                .contains(feature);
    }

    /** Draws in any case, so that one setting does not move the others' random numbers. */
    private static boolean chance(double probability, SplittableRandom random) {
        return random.nextDouble() < probability;
    }

    private static double uniform(double least, double most, SplittableRandom random) {
        return least + (most - least) * random.nextDouble();
    }
}
