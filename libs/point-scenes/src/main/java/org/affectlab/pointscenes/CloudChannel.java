package org.affectlab.pointscenes;

import static org.affectlab.pointformats.cloud.AttributeNames.BLUE;
import static org.affectlab.pointformats.cloud.AttributeNames.GREEN;
import static org.affectlab.pointformats.cloud.AttributeNames.INTENSITY;
import static org.affectlab.pointformats.cloud.AttributeNames.NUMBER_OF_RETURNS;
import static org.affectlab.pointformats.cloud.AttributeNames.RED;
import static org.affectlab.pointformats.cloud.AttributeNames.RETURN_NUMBER;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.PointCloud;

/** A feature of each point as a file's attributes give it; what is not finite has the feature's absent value. Stateless. */
final class CloudChannel {
    private static final int MOST_RETURNS = 5;
    private static final int SAMPLE = 1 << 20;

    private CloudChannel() {}

    /**
     * The values of some points, or empty where the file lacks an attribute for it.
     *
     * @param rows of the points
     * @throws IllegalArgumentException for features that are made of coordinates
     */
    static Optional<float[]> of(PointCloud cloud, SceneFeature feature, int[] rows, SceneRecipe recipe) {
        return switch (feature) {
            case INTENSITY -> cloud.attribute(INTENSITY).map(attribute -> intensity(attribute, rows, recipe));
            case RED -> cloud.attribute(RED).map(attribute -> colour(attribute, rows));
            case GREEN -> cloud.attribute(GREEN).map(attribute -> colour(attribute, rows));
            case BLUE -> cloud.attribute(BLUE).map(attribute -> colour(attribute, rows));
            case RETURN_SHARE ->
                cloud.attribute(RETURN_NUMBER)
                        .flatMap(number -> cloud.attribute(NUMBER_OF_RETURNS).map(count -> share(number, count, rows)));
            case RETURN_COUNT -> cloud.attribute(NUMBER_OF_RETURNS).map(count -> count(count, rows));
            case X, Y, Z, NEAR_HEIGHT, HEIGHT, WIDE_HEIGHT ->
                throw new IllegalArgumentException(feature.key() + " is no attribute");
        };
    }

    private static float[] intensity(PointAttribute attribute, int[] rows, SceneRecipe recipe) {
        float[] sorted = recipe.intensityPercentile() == 0 ? new float[0] : sample(attribute, rows);
        double floor = percentile(sorted, recipe.intensityFloorPercentile(), 0);
        double full = percentile(sorted, recipe.intensityPercentile(), 1);
        double scale = full > floor ? full - floor : 1;
        return values(
                rows,
                SceneFeature.INTENSITY,
                row -> Math.max(0, Math.min(SceneRecipe.MOST_INTENSITY, (attribute.normalised(row) - floor) / scale)));
    }

    /** Ascending; of evenly spread points where there are many. */
    private static float[] sample(PointAttribute attribute, int[] rows) {
        int step = Math.max(1, rows.length / SAMPLE);
        float[] sample = new float[(rows.length + step - 1) / step];
        int count = 0;
        for (int at = 0; at < rows.length; at += step) {
            float value = attribute.normalised(rows[at]);
            if (Float.isFinite(value)) {
                sample[count++] = value;
            }
        }
        float[] sorted = Arrays.copyOf(sample, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static double percentile(float[] sorted, double percentile, double otherwise) {
        return sorted.length == 0 ? otherwise : sorted[(int) Math.round(percentile / 100 * (sorted.length - 1))];
    }

    private static float[] colour(PointAttribute attribute, int[] rows) {
        return values(rows, SceneFeature.RED, attribute::normalised);
    }

    private static float[] share(PointAttribute number, PointAttribute count, int[] rows) {
        return values(rows, SceneFeature.RETURN_SHARE, row -> {
            double share = number.get(row) / count.get(row);
            // Some files write 0 returns.
            return share > 0 && share <= 1 ? share : SceneFeature.RETURN_SHARE.absentValue();
        });
    }

    private static float[] count(PointAttribute count, int[] rows) {
        return values(
                rows,
                SceneFeature.RETURN_COUNT,
                row -> (Math.max(1, Math.min(MOST_RETURNS, count.get(row))) - 1) / (MOST_RETURNS - 1));
    }

    private static float[] values(int[] rows, SceneFeature feature, IntToDoubleFunction function) {
        float[] values = new float[rows.length];
        for (int at = 0; at < rows.length; at++) {
            float value = (float) function.applyAsDouble(rows[at]);
            values[at] = Float.isFinite(value) ? value : feature.absentValue();
        }
        return values;
    }
}
