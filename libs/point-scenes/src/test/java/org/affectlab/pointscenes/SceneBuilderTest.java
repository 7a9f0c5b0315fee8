package org.affectlab.pointscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SceneBuilderTest {
    private static final double[] MAP = {700_000, 6_600_000, 100};

    /** Two voxels of 1 m on map coordinates, the second with three points, and one point without a place. */
    private static MadeCloud cloud() {
        return new MadeCloud()
                .point(MAP[0], MAP[1], MAP[2])
                .point(Double.NaN, MAP[1], MAP[2])
                .point(MAP[0] + 5.125, MAP[1] + 0.25, MAP[2] + 0.5)
                .point(MAP[0] + 5.375, MAP[1] + 0.25, MAP[2] + 0.5)
                .point(MAP[0] + 5.250, MAP[1] + 0.75, MAP[2] + 0.5);
    }

    private static Scene scene(MadeCloud cloud, SceneFeature... features) throws SceneException {
        return new SceneBuilder(Recipes.spheres(1, 8, features), 1).build(cloud.cloud());
    }

    @Test
    void voxelsBecomeTheirBarycentresNearALocalOrigin() throws SceneException {
        Scene scene = scene(cloud(), SceneFeature.X);

        assertThat(scene.origin()).containsExactly(MAP);
        assertThat(scene.points()).isEqualTo(2);
        assertThat(scene.coordinates()).containsExactly(new float[] {0, 0, 0, 5.25f, 1.25f / 3, 0.5f}, within(1e-6f));
        assertThat(scene.weights()).containsExactly(1, 3);
        assertThat(scene.channels()).isEmpty();
    }

    @Test
    void everyPointHasAnAdvocateButThatWithoutAPlace() throws SceneException {
        Scene scene = scene(cloud(), SceneFeature.X);

        assertThat(scene.rawPoints()).isEqualTo(5);
        assertThat(new int[] {scene.pointOf(0), scene.pointOf(1), scene.pointOf(2), scene.pointOf(3), scene.pointOf(4)})
                .containsExactly(0, -1, 1, 1, 1);
    }

    /** The point at 0.9 lies in the first voxel, but the second's barycentre is nearer. */
    @Test
    void theNearestIsNotAlwaysTheOwnVoxel() throws SceneException {
        SceneRecipe voxel = Recipes.of(1, 8, InputShape.SPHERE, Projection.VOXEL, SceneFeature.X);

        MadeCloud lopsided =
                new MadeCloud().point(0, 0, 0).point(0, 0.1, 0).point(0.9, 0, 0).point(1.05, 0, 0);
        assertThat(scene(lopsided, SceneFeature.X).pointOf(2)).isEqualTo(1);
        assertThat(new SceneBuilder(voxel, 1).build(lopsided.cloud()).pointOf(2))
                .isEqualTo(0);
    }

    @Test
    void attributesBecomeMeansOfFeatures() throws SceneException {
        MadeCloud cloud = cloud().with(AttributeNames.INTENSITY, 1, 0.1, 0.9, 0.2, 0.3, 0.4)
                .with(AttributeNames.RETURN_NUMBER, 255, 1, 1, 1, 2, 0)
                .with(AttributeNames.NUMBER_OF_RETURNS, 255, 1, 1, 4, 4, 0)
                .with(AttributeNames.RED, 255, 255, 0, 51, 51, 51);
        Scene scene = scene(
                cloud,
                SceneFeature.RED,
                SceneFeature.INTENSITY,
                SceneFeature.RETURN_SHARE,
                SceneFeature.RETURN_COUNT,
                SceneFeature.BLUE);

        // The intensities of points with a place run from 0.1 to 0.4: percentile 0 is 0, percentile 100 is 1.
        assertThat(scene.channels())
                .containsExactly(
                        new float[] {1, 0, 1, 0, 0, 0.2f, 2f / 3, (0.25f + 0.5f + 1) / 3, 0.5f, 0}, within(1e-6f));
        assertThat(scene.absent()).containsExactly(SceneFeature.BLUE);
    }

    @Test
    void intensitiesKeepTheScaleOfTheFileWhereTheRecipeSaysSo() throws SceneException {
        SceneRecipe recipe = RecipeParameters.recipe(with("intensityPercentile", 0.0));
        MadeCloud cloud = new MadeCloud().point(0, 0, 0).point(9, 0, 0).with(AttributeNames.INTENSITY, 100, 50, 900);

        assertThat(new SceneBuilder(recipe, 1).build(cloud.cloud()).channels())
                .containsExactly(0.5f, SceneRecipe.MOST_INTENSITY);
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> parameters =
                new HashMap<>(RecipeParameters.of(Recipes.spheres(1, 8, SceneFeature.INTENSITY), VotingRule.voting()));
        parameters.put(name, value);
        return parameters;
    }

    @Test
    void whatACloudLacksIsTheSameEverywhere() throws SceneException {
        Scene scene = scene(cloud(), SceneFeature.INTENSITY, SceneFeature.RETURN_SHARE);

        assertThat(scene.absent()).containsExactlyInAnyOrder(SceneFeature.INTENSITY, SceneFeature.RETURN_SHARE);
        assertThat(scene.channels()).containsExactly(0.5f, 1, 0.5f, 1);
    }

    @Test
    void voxelsHaveTheirMostFrequentLabel() throws SceneException {
        int ignored = LabelledScene.IGNORED;
        LabelledScene scene = new SceneBuilder(Recipes.spheres(1, 8, SceneFeature.X), 1)
                .build(cloud().cloud(), new int[] {ignored, 7, 2, 3, 3});

        assertThat(scene.labels()).containsExactly(ignored, 3);
        assertThat(scene.rawLabels()).containsExactly(ignored, 7, 2, 3, 3);
    }

    @Test
    void cloudsWithoutAPlaceOrOfAbsurdExtentAreRefused() {
        MadeCloud nowhere = new MadeCloud().point(Double.NaN, 0, 0);
        MadeCloud endless = new MadeCloud().point(0, 0, 0).point(1e37, 1e37, 1e37);

        assertThatThrownBy(() -> scene(nowhere, SceneFeature.X))
                .asInstanceOf(InstanceOfAssertFactories.type(SceneException.class))
                .extracting(SceneException::reason)
                .isEqualTo(SceneException.Reason.NO_FINITE_POINTS);
        assertThatThrownBy(() -> scene(endless, SceneFeature.X))
                .asInstanceOf(InstanceOfAssertFactories.type(SceneException.class))
                .extracting(SceneException::reason)
                .isEqualTo(SceneException.Reason.EXTENT_TOO_LARGE);
    }

    @Test
    void aPointBeyondFloatsHasNoPlace() throws SceneException {
        Scene scene = scene(new MadeCloud().point(-1e300, 0, 0).point(1e300, 0, 0), SceneFeature.HEIGHT);

        assertThat(scene.points()).isEqualTo(1);
        assertThat(scene.pointOf(1)).isEqualTo(-1);
    }

    /** One point at 0 0 0, as faulty files have it: in floats from there the others would be half a metre apart. */
    @Test
    void aStrayPointBlursNoOther() throws SceneException {
        MadeCloud stray = new MadeCloud().point(0, 0, 0);
        for (int point = 0; point < 40; point++) {
            stray.point(MAP[0] + 1.25 * point, MAP[1] + 1.25 * point, MAP[2]);
        }
        Scene scene = scene(stray, SceneFeature.X);

        assertThat(scene.points()).isEqualTo(41);
        int first = 3 * scene.pointOf(1);
        for (int point = 1; point < 40; point++) {
            int at = 3 * scene.pointOf(1 + point);
            assertThat(scene.coordinates()[at] - scene.coordinates()[first]).isEqualTo(1.25f * point);
            assertThat(scene.coordinates()[at + 1] - scene.coordinates()[first + 1])
                    .isEqualTo(1.25f * point);
        }
    }

    /** As some writers mark what they do not know. */
    @ParameterizedTest
    @ValueSource(doubles = {-Double.MAX_VALUE, Double.MAX_VALUE})
    void aPointBeyondFloatsLeavesTheOthersTheirPlaces(double far) throws SceneException {
        MadeCloud stray = cloud().point(far, far, far);
        Scene scene = scene(stray, SceneFeature.X);

        assertThat(scene.pointOf(5)).isEqualTo(-1);
        assertThat(scene.points()).isEqualTo(2);
        assertThat(scene.weights()).containsExactlyInAnyOrder(1, 3);
    }
}
