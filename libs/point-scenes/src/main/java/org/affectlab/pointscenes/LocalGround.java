package org.affectlab.pointscenes;

/**
 * Heights above the local ground (our choice, after the morphological filters of airborne laser scanning): a low quantile of each square of the
 * map, opened with a window as wide as the largest building, and interpolated between the squares' centres. Within a few decimetres of the terrain where there are
 * returns of it; a building wider than the window counts as ground. Within
 * a window of the cloud's border, rising ground stands out by at most its rise over half a window. Immutable.
 */
final class LocalGround {
    private final float[] coordinates;
    private final SceneRecipe recipe;
    private final GroundCells cells;

    /** @param coordinates float[3M], all finite; is kept */
    LocalGround(float[] coordinates, SceneRecipe recipe) {
        this.coordinates = coordinates;
        this.recipe = recipe;
        this.cells = GroundCells.of(coordinates, recipe.groundCellMetres(), recipe.groundQuantile());
    }

    /** The height of each point in metres, negative below ground, cut off at the recipe's limit. */
    float[] heights(double radiusMetres) {
        int radius = (int) Math.max(1, Math.rint(radiusMetres / cells.edge()));
        GroundCells ground = GroundOpening.of(cells, radius);
        float[] heights = new float[coordinates.length / 3];
        float limit = (float) recipe.heightLimitMetres();
        for (int point = 0; point < heights.length; point++) {
            float height = (float)
                    (coordinates[3 * point + 2] - at(ground, coordinates[3 * point], coordinates[3 * point + 1]));
            heights[point] = Math.max(-limit, Math.min(limit, height));
        }
        return heights;
    }

    /** Bilinear between the centres of those of the four squares around that exist; the point's own is one of them. */
    private static double at(GroundCells ground, float x, float y) {
        double column = x / ground.edge() - ground.firstColumn() - 0.5;
        double row = y / ground.edge() - ground.firstRow() - 0.5;
        double left = Math.floor(column);
        double below = Math.floor(row);
        double sum = 0;
        double weights = 0;
        for (int corner = 0; corner < 4; corner++) {
            double cornerColumn = left + corner % 2;
            double cornerRow = below + corner / 2;
            int cell = ground.find(cornerColumn, cornerRow);
            if (cell >= 0) {
                double weight = (1 - Math.abs(column - cornerColumn)) * (1 - Math.abs(row - cornerRow));
                sum += weight * ground.heights()[cell];
                weights += weight;
            }
        }
        return weights > 0 ? sum / weights : sum;
    }
}
