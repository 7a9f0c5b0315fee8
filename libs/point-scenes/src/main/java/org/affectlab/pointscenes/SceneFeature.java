package org.affectlab.pointscenes;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A number that a network is told of each point. Our choice but for the coordinates and the colours (code: RandLA-Net).
 *
 * <p>Where a cloud lacks what a feature is made of, every point has its {@link #absentValue()}.
 */
public enum SceneFeature {
    /** From the input's centre, in units of the recipe. */
    X(0),
    Y(0),
    Z(0),
    /** Above the ground close by, by the recipe's {@link HeightCurve}, see {@link GroundRecipe}: low plants stand out. */
    NEAR_HEIGHT(0),
    /** Above the ground around. */
    HEIGHT(0),
    /** Above the ground of wide surroundings: large buildings stand out. */
    WIDE_HEIGHT(0),
    /** Strength of the return, 0 to 1 and a little above, see {@link SceneRecipe#intensityPercentile()}. */
    INTENSITY(0.5f),
    /** Number of the return ÷ returns of its pulse, 0 to 1: 1 where the pulse ended, as on ground and roofs. */
    RETURN_SHARE(1),
    /** (Returns of the pulse − 1) ÷ 4, 0 to 1: more returns than five count as five. */
    RETURN_COUNT(0),
    /** Colours, 0 to 1. */
    RED(0),
    GREEN(0),
    BLUE(0);

    private final float absentValue;

    SceneFeature(float absentValue) {
        this.absentValue = absentValue;
    }

    /** What stands for a value that a cloud does not have. */
    public float absentValue() {
        return absentValue;
    }

    /** Whether it depends on where the input's centre is, and so is no property of the scene. */
    public boolean isRelative() {
        return this == X || this == Y || this == Z;
    }

    /** Whether it is a height above ground. */
    public boolean isHeight() {
        return this == NEAR_HEIGHT || this == HEIGHT || this == WIDE_HEIGHT;
    }

    /** The name in recipes: lower case with hyphens. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if there is no such feature */
    public static SceneFeature of(String key) {
        return Arrays.stream(values())
                .filter(feature -> feature.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown feature " + key + "; there are "
                        + Arrays.stream(values()).map(SceneFeature::key).collect(Collectors.joining(", "))));
    }
}
