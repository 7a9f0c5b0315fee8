package org.affectlab.pointscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.junit.jupiter.api.Test;

class SceneInputsTest {
    /** Eight points 1 m apart on a line, rising by 10 m each. */
    private static MadeCloud line() {
        MadeCloud cloud = new MadeCloud();
        for (int point = 0; point < 8; point++) {
            cloud.point(point, 0, 10 * point);
        }
        return cloud.with(AttributeNames.RED, 1, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
    }

    private static Scene scene(SceneRecipe recipe) throws SceneException {
        return new SceneBuilder(recipe, 1).build(line().cloud());
    }

    @Test
    void featuresComeInTheRecipesOrder() throws SceneException {
        SceneRecipe recipe = Recipes.spheres(0.5, 4, SceneFeature.RED, SceneFeature.Z, SceneFeature.X);
        SceneInput input = new SceneInputs(recipe, 1).of(scene(recipe), new float[] {2, 0, 20}, new int[] {3, 1, 2, 0});

        assertThat(input.points()).containsExactly(1, 0, 10, -1, 0, -10, 0, 0, 0, -2, 0, -20);
        assertThat(input.features())
                .containsExactly(new float[] {0.3f, 10, 1, 0.1f, -10, -1, 0.2f, 0, 0, 0, -20, -2}, within(1e-6f));
        assertThat(input.size()).isEqualTo(4);
    }

    /** Two levels of four and two points with three neighbours each. */
    @Test
    void levelsLieOneBelowTheOther() throws SceneException {
        SceneRecipe recipe = Recipes.spheres(0.5, 4, SceneFeature.X);
        SceneInput input = new SceneInputs(recipe, 1).of(scene(recipe), new float[] {0, 0, 0}, new int[] {3, 1, 2, 0});

        assertThat(input.neighbours()).containsExactly(0, 2, 1, 1, 2, 3, 2, 0, 1, 3, 1, 2, 0, 1, 0, 1, 0, 1);
        assertThat(input.upsampling()).containsExactly(0, 1, 0, 1, 0, 0);
    }

    @Test
    void aColumnsCentreHasTheMedianHeight() throws SceneException {
        SceneRecipe recipe = Recipes.of(0.5, 4, InputShape.COLUMN, Projection.NEAREST, SceneFeature.Z);
        float[] centred = SceneInputs.centred(scene(recipe), new float[] {1, 0, 9999}, new int[] {0, 1, 2, 7});

        // The heights are 0, 10, 20 and 70; the median is 20 and the limit 40.
        assertThat(centred).containsExactly(-1, 0, -20, 0, 0, -10, 1, 0, 0, 6, 0, 40);
    }

    @Test
    void unitsAndCurvesChangeWhatTheNetworkSees() throws SceneException {
        SceneRecipe metres = Recipes.spheres(0.5, 4, SceneFeature.HEIGHT, SceneFeature.X);
        float[] points = {0, 0, 0, 2, 0, 0, 4, 0, 0, 6, 0, 0};
        float[] heights = {0, -3, 20, 1};
        int[] rows = {0, 1, 2, 3};

        assertThat(new SceneInputs(metres, 1).of(points, heights, rows).features())
                .containsExactly(0, 0, -3, 2, 20, 4, 1, 6);
        SceneRecipe halves = changed(metres, 2, HeightCurve.LINEAR);
        assertThat(new SceneInputs(halves, 1).of(points, heights, rows).features())
                .containsExactly(0, 0, -1.5f, 1, 10, 2, 0.5f, 3);
        SceneRecipe logarithmic = changed(metres, 2, HeightCurve.LOGARITHMIC);
        assertThat(new SceneInputs(logarithmic, 1).of(points, heights, rows).features())
                .containsExactly(
                        new float[] {0, 0, (float) -Math.log(4), 1, (float) Math.log(21), 2, (float) Math.log(2), 3},
                        within(1e-6f));
    }

    private static SceneRecipe changed(SceneRecipe recipe, double unit, HeightCurve curve) {
        Map<String, Object> parameters = new HashMap<>(RecipeParameters.of(recipe, VotingRule.voting()));
        parameters.put("unitMetres", unit);
        parameters.put("heightCurve", curve.name());
        return RecipeParameters.recipe(parameters);
    }

    @Test
    void anotherNumberOfPointsIsRefused() {
        SceneInputs inputs = new SceneInputs(Recipes.spheres(0.5, 4, SceneFeature.X), 1);
        assertThatThrownBy(() -> inputs.of(new float[9], new float[0], new int[3]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SceneInput(new float[3], new float[1], new int[1], new int[2], new int[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(List.of(SceneFeature.values())).allMatch(feature -> SceneFeature.of(feature.key()) == feature);
    }
}
