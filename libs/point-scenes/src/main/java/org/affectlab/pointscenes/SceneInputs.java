package org.affectlab.pointscenes;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import org.affectlab.pointgeometry.NetworkLevel;
import org.affectlab.pointgeometry.NetworkLevels;

/** Makes inputs of a network by a recipe. Stateless and thread-safe. */
public final class SceneInputs {
    private final SceneRecipe recipe;
    private final List<SceneFeature> channels;
    private final int[] ratios;
    private final int threads;

    public SceneInputs(SceneRecipe recipe, int threads) {
        this.recipe = requireNonNull(recipe, "recipe is null");
        this.channels = recipe.channels();
        this.ratios = recipe.ratios().stream().mapToInt(Integer::intValue).toArray();
        this.threads = threads;
    }

    /**
     * The input of some points of a scene.
     *
     * @param centre x y z, in the scene's coordinates; of a column the height does not matter
     * @param rows N points in random order; may hold a point more than once
     */
    public SceneInput of(Scene scene, float[] centre, int[] rows) {
        return of(centred(scene, centre, rows), scene.channelsOf(rows), rows);
    }

    /** Coordinates of some points from a centre, in metres: float[rows × 3]. */
    public static float[] centred(Scene scene, float[] centre, int[] rows) {
        boolean column = scene.recipe().shape() == InputShape.COLUMN;
        float z = column ? medianHeight(scene, rows) : centre[2];
        float limit = column ? (float) scene.recipe().ground().limitMetres() : Float.POSITIVE_INFINITY;
        float[] centred = new float[3 * rows.length];
        for (int place = 0; place < rows.length; place++) {
            int from = 3 * rows[place];
            centred[3 * place] = scene.coordinates()[from] - centre[0];
            centred[3 * place + 1] = scene.coordinates()[from + 1] - centre[1];
            centred[3 * place + 2] = Math.max(-limit, Math.min(limit, scene.coordinates()[from + 2] - z));
        }
        return centred;
    }

    private static float medianHeight(Scene scene, int[] rows) {
        float[] heights = new float[rows.length];
        for (int place = 0; place < rows.length; place++) {
            heights[place] = scene.coordinates()[3 * rows[place] + 2];
        }
        Arrays.sort(heights);
        return heights[heights.length / 2];
    }

    /** Channels of some points: float[rows × C], as {@link Scene#channels()} has them. */
    public static float[] channels(Scene scene, int[] rows) {
        return scene.channelsOf(rows);
    }

    /**
     * The input of points that may have been changed since.
     *
     * @param metres float[N × 3] from the input's centre; is not kept
     * @param channelValues float[N × C]
     * @throws IllegalArgumentException if there are not N points, or one is not finite
     */
    public SceneInput of(float[] metres, float[] channelValues, int[] rows) {
        if (rows.length != recipe.inputPoints() || channelValues.length != rows.length * channels.size()) {
            throw new IllegalArgumentException("an input has " + recipe.inputPoints() + " points and " + channels.size()
                    + " channels, not " + rows.length + " points and " + channelValues.length + " values");
        }
        float[] points = new float[metres.length];
        for (int at = 0; at < points.length; at++) {
            points[at] = (float) (metres[at] / recipe.unitMetres());
        }
        int[] neighbours = new int[recipe.levelRows() * recipe.neighbours()];
        int[] upsampling = new int[recipe.levelRows()];
        int row = 0;
        for (NetworkLevel level : NetworkLevels.of(points, recipe.neighbours(), ratios, threads)) {
            System.arraycopy(level.neighbours(), 0, neighbours, row * recipe.neighbours(), level.neighbours().length);
            System.arraycopy(level.upsampling(), 0, upsampling, row, level.points());
            row += level.points();
        }
        return new SceneInput(points, features(points, channelValues), neighbours, upsampling, rows);
    }

    private float[] features(float[] points, float[] channelValues) {
        int size = points.length / 3;
        int width = recipe.features().size();
        float[] features = new float[size * width];
        int channel = 0;
        for (int column = 0; column < width; column++) {
            SceneFeature feature = recipe.features().get(column);
            if (feature.isRelative()) {
                int axis = feature.ordinal();
                for (int point = 0; point < size; point++) {
                    features[point * width + column] = points[3 * point + axis];
                }
            } else {
                for (int point = 0; point < size; point++) {
                    float value = channelValues[point * channels.size() + channel];
                    features[point * width + column] =
                            feature.isHeight() ? recipe.heightCurve().of(value, recipe.unitMetres()) : value;
                }
                channel++;
            }
        }
        return features;
    }
}
