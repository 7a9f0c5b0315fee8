package org.affectlab.pointscenes;

import java.util.Arrays;
import java.util.Set;
import org.affectlab.pointgeometry.FinitePoints;
import org.affectlab.pointgeometry.PointTree;

/**
 * A cloud as networks see it: one point, the barycentre, for each voxel that holds any, with its features, and for every point of the cloud the one that speaks
 * for it. Immutable and safe for many threads; arrays that it gives are its own and must not be written. Refers to nothing of the cloud.
 */
public final class Scene {
    private final SceneRecipe recipe;
    private final float[] coordinates;
    private final float[] channels;
    private final int[] pointOfRaw;
    private final double[] origin;
    private final Set<SceneFeature> absent;
    private final PointTree tree;
    private final PointTree inputTree;

    Scene(
            SceneRecipe recipe,
            float[] coordinates,
            float[] channels,
            int[] pointOfRaw,
            double[] origin,
            Set<SceneFeature> absent,
            PointTree tree,
            PointTree inputTree) {
        this.recipe = recipe;
        this.coordinates = coordinates;
        this.channels = channels;
        this.pointOfRaw = pointOfRaw;
        this.origin = origin.clone();
        this.absent = Set.copyOf(absent);
        this.tree = tree;
        this.inputTree = inputTree;
    }

    public SceneRecipe recipe() {
        return recipe;
    }

    /** Points of the scene, M. */
    public int points() {
        return coordinates.length / 3;
    }

    /** Points of the cloud. */
    public int rawPoints() {
        return pointOfRaw.length;
    }

    /** float[3M], in metres from the {@link #origin()}. */
    public float[] coordinates() {
        return coordinates;
    }

    /** Where the local origin lies in the cloud's coordinates. */
    public double[] origin() {
        return origin.clone();
    }

    /**
     * float[M × C]: the features of {@link SceneRecipe#channels()} in that order, means over the points of each voxel; heights in metres, all others as
     * {@link SceneFeature} says.
     */
    public float[] channels() {
        return channels;
    }

    /** The channels of some points, one after the other. */
    float[] channelsOf(int[] rows) {
        int width = recipe.channels().size();
        return width == 0 ? new float[0] : FinitePoints.gather(channels, width, rows);
    }

    /** The scene's point that speaks for a point of the cloud; −1 for one that is not finite. */
    public int pointOf(int raw) {
        return pointOfRaw[raw];
    }

    /** Features whose attributes the cloud does not have, which therefore are the same everywhere. */
    public Set<SceneFeature> absent() {
        return absent;
    }

    /** Neighbours among the scene's points. */
    public PointTree tree() {
        return tree;
    }

    /** Finds the points of inputs: in space, or for columns on the map, all heights being 0. */
    public PointTree inputTree() {
        return inputTree;
    }

    /** How many points of the cloud each point of the scene speaks for: int[M]. */
    public int[] weights() {
        int[] weights = new int[points()];
        Arrays.stream(pointOfRaw).filter(point -> point >= 0).forEach(point -> weights[point]++);
        return weights;
    }
}
