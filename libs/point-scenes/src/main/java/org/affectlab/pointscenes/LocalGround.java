package org.affectlab.pointscenes;

import org.jspecify.annotations.Nullable;

/**
 * Heights above the local ground, interpolated between the centres of squares of the map (our choice, after the morphological filters of airborne laser
 * scanning). Within a few decimetres of the terrain where there are returns of it and it is flat; a building wider than the scale counts as ground. By opening,
 * rising ground within a window of the cloud's border stands out by at most its rise over half a window. For one thread.
 */
final class LocalGround {
    private final float[] coordinates;
    private final GroundRecipe recipe;
    private @Nullable GroundCells cells;

    /** @param coordinates float[3M], all finite; is kept */
    LocalGround(float[] coordinates, GroundRecipe recipe) {
        this.coordinates = coordinates;
        this.recipe = recipe;
    }

    private GroundCells ground(double scaleMetres) {
        if (recipe.method() == GroundRecipe.Method.BLOCKS) {
            return GroundBlocks.of(coordinates, scaleMetres, recipe.quantile());
        }
        GroundCells squares = cells;
        if (squares == null) {
            squares = GroundCells.of(coordinates, recipe.cellMetres(), recipe.quantile());
            cells = squares;
        }
        return GroundOpening.of(squares, (int) Math.max(1, Math.rint(scaleMetres / squares.edge())));
    }

    /** The height of each point in metres, negative below ground, cut off at the recipe's limit. */
    float[] heights(double scaleMetres) {
        GroundSurface surface = new GroundSurface(ground(scaleMetres));
        float[] heights = new float[coordinates.length / 3];
        float limit = (float) recipe.limitMetres();
        for (int point = 0; point < heights.length; point++) {
            double ground = surface.at(coordinates[3 * point], coordinates[3 * point + 1]);
            float height = (float) (coordinates[3 * point + 2] - ground);
            heights[point] = Math.max(-limit, Math.min(limit, height));
        }
        return heights;
    }
}
