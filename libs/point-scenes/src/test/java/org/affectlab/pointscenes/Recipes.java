package org.affectlab.pointscenes;

import java.util.List;

/** Recipes for tests. */
final class Recipes {
    private Recipes() {}

    static SceneRecipe of(double grid, int points, InputShape shape, Projection projection, SceneFeature... features) {
        return new SceneRecipe(
                grid,
                shape,
                points,
                3,
                List.of(2, 2),
                List.of(features),
                1,
                HeightCurve.LINEAR,
                0,
                100,
                ground(GroundRecipe.Method.OPENING),
                projection);
    }

    static GroundRecipe ground(GroundRecipe.Method method) {
        return new GroundRecipe(method, 1, 0.1, 2, 6, 30, 40);
    }

    static SceneRecipe spheres(double grid, int points, SceneFeature... features) {
        return of(grid, points, InputShape.SPHERE, Projection.NEAREST, features);
    }
}
