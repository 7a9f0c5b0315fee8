package org.affectlab.pointscenes;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointgeometry.GridSubsampling;
import org.affectlab.pointgeometry.NearestUpsampling;
import org.affectlab.pointgeometry.PointTree;

/**
 * Makes scenes of clouds by a recipe. The local origin is {@link LocalOrigin}'s. Points that are not finite have no part in it. Stateless and thread-safe; takes about 60 bytes a point of the cloud while it works, and O(N log N) time.
 */
public final class SceneBuilder {
    private final SceneRecipe recipe;
    private final int threads;

    /** @param threads of each call */
    public SceneBuilder(SceneRecipe recipe, int threads) {
        this.recipe = requireNonNull(recipe, "recipe is null");
        this.threads = threads;
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1: " + threads);
        }
    }

    /** @throws SceneException if no point is finite, or they lie too far apart */
    public Scene build(PointCloud cloud) throws SceneException {
        FiniteCloud finite = FiniteCloud.of(cloud, recipe.gridMetres());
        return build(finite, grid(finite));
    }

    /**
     * The same of a labelled cloud.
     *
     * @param labels one a point of the cloud: 0 to 65,535 or {@link LabelledScene#IGNORED}; is kept
     */
    public LabelledScene build(PointCloud cloud, int[] labels) throws SceneException {
        if (labels.length != cloud.size()) {
            throw new IllegalArgumentException(labels.length + " labels for " + cloud.size() + " points");
        }
        FiniteCloud finite = FiniteCloud.of(cloud, recipe.gridMetres());
        GridSubsampling grid = grid(finite);
        return new LabelledScene(
                build(finite, grid), grid.majorityLabels(finite.gather(labels), LabelledScene.IGNORED), labels);
    }

    private GridSubsampling grid(FiniteCloud finite) throws SceneException {
        try {
            return GridSubsampling.of(finite.coordinates(), recipe.gridMetres(), threads);
        } catch (IllegalArgumentException e) {
            // All else that it refuses was checked.
            throw SceneException.tooLarge(e);
        }
    }

    private Scene build(FiniteCloud finite, GridSubsampling grid) {
        float[] coordinates = grid.barycentres();
        PointTree tree = PointTree.of(coordinates, threads);
        Set<SceneFeature> absent = EnumSet.noneOf(SceneFeature.class);
        float[] channels = channels(finite, grid, coordinates, absent);
        int[] points = recipe.projection() == Projection.VOXEL
                ? grid.voxelOfPoint()
                : NearestUpsampling.nearest(tree, finite.coordinates(), threads);
        PointTree inputTree = recipe.shape() == InputShape.SPHERE ? tree : PointTree.of(flat(coordinates), threads);
        return new Scene(
                recipe, coordinates, channels, finite.spread(points), finite.origin(), absent, tree, inputTree);
    }

    private static float[] flat(float[] coordinates) {
        float[] flat = coordinates.clone();
        for (int at = 2; at < flat.length; at += 3) {
            flat[at] = 0;
        }
        return flat;
    }

    private float[] channels(FiniteCloud finite, GridSubsampling grid, float[] coordinates, Set<SceneFeature> absent) {
        List<SceneFeature> wanted = recipe.channels();
        Optional<LocalGround> ground = wanted.stream().anyMatch(SceneFeature::isHeight)
                ? Optional.of(new LocalGround(coordinates, recipe.ground()))
                : Optional.empty();
        float[] channels = new float[grid.voxels() * wanted.size()];
        for (int channel = 0; channel < wanted.size(); channel++) {
            SceneFeature feature = wanted.get(channel);
            float[] values = ground.isPresent() && feature.isHeight()
                    ? ground.get().heights(recipe.ground().scaleMetres(feature))
                    : attribute(finite, grid, feature, absent);
            for (int point = 0; point < values.length; point++) {
                channels[point * wanted.size() + channel] = values[point];
            }
        }
        return channels;
    }

    /** One at a time, since the cloud can be much larger than the scene. */
    private float[] attribute(
            FiniteCloud finite, GridSubsampling grid, SceneFeature feature, Set<SceneFeature> absent) {
        Optional<float[]> raw = CloudChannel.of(finite.cloud(), feature, finite.rows(), recipe);
        if (raw.isPresent()) {
            return grid.averages(raw.get(), 1);
        }
        absent.add(feature);
        float[] same = new float[grid.voxels()];
        Arrays.fill(same, feature.absentValue());
        return same;
    }
}
