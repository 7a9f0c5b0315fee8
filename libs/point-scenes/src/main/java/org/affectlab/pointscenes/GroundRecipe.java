package org.affectlab.pointscenes;

import static java.util.Objects.requireNonNull;

/**
 * How the local ground is found, see {@link LocalGround}. Immutable and valid.
 *
 * @param method that finds it
 * @param cellMetres of {@link Method#OPENING}: edge of the squares that it works on, above 0
 * @param quantile of the heights that is ground, 0 to 1: above 0 a few points below ground do no harm
 * @param nearMetres scale of {@link SceneFeature#NEAR_HEIGHT}, above 0
 * @param middleMetres scale of {@link SceneFeature#HEIGHT}
 * @param wideMetres scale of {@link SceneFeature#WIDE_HEIGHT}
 * @param limitMetres heights, above ground and in a column, are cut off at ± this, so that birds and faults do no harm
 */
public record GroundRecipe(
        Method method,
        double cellMetres,
        double quantile,
        double nearMetres,
        double middleMetres,
        double wideMetres,
        double limitMetres) {

    /** What a scale means. */
    public enum Method {
        /**
         * The quantile of each square, opened with a window that reaches the scale to each side: what is narrower than twice the scale
         * stands out, a slope does not.
         */
        OPENING,
        /**
         * The quantile of the lowest points of squares, a quarter of the scale wide, in three by three blocks of the scale. Faster, and a slope
         * stands out.
         */
        BLOCKS
    }

    public GroundRecipe {
        requireNonNull(method, "ground.method is null");
        SceneRecipe.positive(cellMetres, "ground.cellMetres");
        SceneRecipe.check(quantile >= 0 && quantile <= 1, "ground.quantile must be 0 to 1", quantile);
        SceneRecipe.positive(nearMetres, "ground.nearMetres");
        SceneRecipe.positive(middleMetres, "ground.middleMetres");
        SceneRecipe.positive(wideMetres, "ground.wideMetres");
        SceneRecipe.positive(limitMetres, "ground.limitMetres");
    }

    /** @throws IllegalArgumentException if the feature is no height above ground */
    double scaleMetres(SceneFeature feature) {
        return switch (feature) {
            case NEAR_HEIGHT -> nearMetres;
            case HEIGHT -> middleMetres;
            case WIDE_HEIGHT -> wideMetres;
            default -> throw new IllegalArgumentException(feature.key() + " is no height above ground");
        };
    }
}
