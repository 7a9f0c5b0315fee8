package org.affectlab.pointscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SceneRecipeTest {
    private static final SceneRecipe RECIPE = new SceneRecipe(
            0.5,
            InputShape.COLUMN,
            64,
            12,
            List.of(4, 4, 2),
            List.of(SceneFeature.Z, SceneFeature.RETURN_SHARE, SceneFeature.HEIGHT, SceneFeature.X),
            10,
            HeightCurve.LOGARITHMIC,
            2,
            98,
            new GroundRecipe(GroundRecipe.Method.BLOCKS, 2, 0.05, 2.5, 12, 40, 60),
            Projection.VOXEL);

    @Test
    void rowsAreThoseOfAllLevelsButTheLast() {
        assertThat(RECIPE.levelRows()).isEqualTo(64 + 16 + 4);
        assertThat(RECIPE.channels()).containsExactly(SceneFeature.RETURN_SHARE, SceneFeature.HEIGHT);
    }

    @Test
    void parametersKeepEverything() {
        VotingRule rule = new VotingRule(VotingRule.Kind.BLEND, 0.98, 0.25);
        Map<String, Object> parameters = RecipeParameters.of(RECIPE, rule);

        assertThat(RecipeParameters.recipe(parameters)).isEqualTo(RECIPE);
        assertThat(RecipeParameters.voting(parameters)).isEqualTo(rule);
        assertThat(parameters)
                .containsEntry("features", "z,return-share,height,x")
                .containsEntry("ratios", "4,4,2")
                .containsEntry("inputPoints", 64);
    }

    /** A manifest that went through JSON has long numbers, and whole ones where a fraction was expected. */
    @Test
    void parametersMayBeOtherNumbers() {
        Map<String, Object> parameters = new HashMap<>(RecipeParameters.of(RECIPE, VotingRule.voting()));
        parameters.put("inputPoints", 64L);
        parameters.put("unitMetres", 10L);

        assertThat(RecipeParameters.recipe(parameters)).isEqualTo(RECIPE);
    }

    @ParameterizedTest
    @CsvSource({
        "gridMetres,half",
        "inputPoints,64.5",
        "ratios,'4,four'",
        "features,'x,colour'",
        "features,'x,x'",
        "shape,CUBE",
        "projection,voxel",
        "groundMethod,GUESS",
        "wideGroundMetres,far",
        "voting,ONCE"
    })
    void wrongParametersAreNamed(String name, String value) {
        Map<String, Object> parameters = new HashMap<>(RecipeParameters.of(RECIPE, VotingRule.voting()));
        parameters.put(name, name.equals("inputPoints") ? (Object) Double.valueOf(value) : value);

        assertThatThrownBy(() -> {
                    RecipeParameters.recipe(parameters);
                    RecipeParameters.voting(parameters);
                })
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .matches("(?s).*(" + name + "|unknown feature).*");
        parameters.remove(name);
        assertThatThrownBy(() -> {
                    RecipeParameters.recipe(parameters);
                    RecipeParameters.voting(parameters);
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void impossibleRecipesAreRefused() {
        assertThatThrownBy(() -> Recipes.spheres(0, 8, SceneFeature.X)).hasMessageContaining("gridMetres");
        assertThatThrownBy(() -> Recipes.spheres(Double.NaN, 8, SceneFeature.X)).hasMessageContaining("gridMetres");
        assertThatThrownBy(() -> Recipes.spheres(1, 3, SceneFeature.X)).hasMessageContaining("ratios");
        assertThatThrownBy(() -> Recipes.spheres(1, 8)).hasMessageContaining("features");
        assertThatThrownBy(() -> new VotingRule(VotingRule.Kind.BLEND, 1, 0.5)).hasMessageContaining("kept");
        assertThatThrownBy(() -> new VotingRule(VotingRule.Kind.BLEND, 0.5, 0)).hasMessageContaining("threshold");
        assertThatThrownBy(() -> new VotingRule(VotingRule.Kind.BLEND, 0.5, 100.5))
                .hasMessageContaining("threshold");
    }
}
