package org.affectlab.pointscenes;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a cloud becomes a scene and a scene inputs of a network: what a network was trained with and must be served with. Immutable and valid.
 *
 * @param gridMetres edge of a voxel, above 0
 * @param shape of an input
 * @param inputPoints points of an input, N
 * @param neighbours of each point on each level, K, 1 to 64
 * @param ratios of each level of the network to the next, each at least 1; the last level keeps at least one point
 * @param features of each point in the network's order; at least one, each once
 * @param unitMetres what counts as 1 in the coordinates and heights that the network sees, above 0
 * @param heightCurve of heights above ground
 * @param intensityFloorPercentile the percentile of a cloud's own intensities that counts as 0, below {@code intensityPercentile}
 * @param intensityPercentile the percentile that counts as 1, so that sensors of different scales look alike; less than 0 and more than {@value
 *     #MOST_INTENSITY} are cut off. 0: the full scale of the file's number type counts as 1
 * @param ground of heights above ground
 * @param projection back to the points of the cloud
 */
public record SceneRecipe(
        double gridMetres,
        InputShape shape,
        int inputPoints,
        int neighbours,
        List<Integer> ratios,
        List<SceneFeature> features,
        double unitMetres,
        HeightCurve heightCurve,
        double intensityFloorPercentile,
        double intensityPercentile,
        GroundRecipe ground,
        Projection projection) {
    /** Largest value of {@link SceneFeature#INTENSITY}. */
    public static final float MOST_INTENSITY = 2;

    private static final int MOST_POINTS = 1 << 20;
    private static final int MOST_NEIGHBOURS = 64;
    private static final double MOST_METRES = 1e6;

    public SceneRecipe {
        positive(gridMetres, "gridMetres");
        requireNonNull(shape, "shape is null");
        requireNonNull(heightCurve, "heightCurve is null");
        check(inputPoints >= 1 && inputPoints <= MOST_POINTS, "inputPoints must be 1 to " + MOST_POINTS, inputPoints);
        check(neighbours >= 1 && neighbours <= MOST_NEIGHBOURS, "neighbours must be 1 to 64", neighbours);
        ratios = List.copyOf(requireNonNull(ratios, "ratios is null"));
        check(!ratios.isEmpty() && ratios.stream().allMatch(ratio -> ratio >= 1), "ratios must be at least 1", ratios);
        int left = inputPoints;
        for (int ratio : ratios) {
            left /= ratio;
        }
        check(left >= 1, "the last level must keep a point, ratios", ratios);
        features = List.copyOf(requireNonNull(features, "features is null"));
        check(
                !features.isEmpty() && features.stream().distinct().count() == features.size(),
                "features must be at least one and distinct",
                features);
        positive(unitMetres, "unitMetres");
        check(
                intensityPercentile >= 0 && intensityPercentile <= 100,
                "intensityPercentile must be 0 to 100",
                intensityPercentile);
        check(
                intensityFloorPercentile >= 0 && intensityFloorPercentile <= intensityPercentile,
                "intensityFloorPercentile must be 0 to intensityPercentile",
                intensityFloorPercentile);
        requireNonNull(ground, "ground is null");
        requireNonNull(projection, "projection is null");
    }

    static void positive(double value, String name) {
        check(value > 0 && value <= MOST_METRES, name + " must be above 0 and at most " + MOST_METRES, value);
    }

    static void check(boolean valid, String rule, Object actual) {
        if (!valid) {
            throw new IllegalArgumentException(rule + ": " + actual);
        }
    }

    /** Rows of the neighbour table of an input, R: the points of all levels but the last kept ones. */
    public int levelRows() {
        int rows = 0;
        int points = inputPoints;
        for (int ratio : ratios) {
            rows += points;
            points /= ratio;
        }
        return rows;
    }

    /** The features that do not depend on an input's centre, in the network's order. */
    public List<SceneFeature> channels() {
        return features.stream().filter(feature -> !feature.isRelative()).toList();
    }
}
