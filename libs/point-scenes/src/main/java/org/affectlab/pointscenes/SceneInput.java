package org.affectlab.pointscenes;

/**
 * What a network is given: N points of a scene in random order, with the neighbours of every level. Arrays are row-major and shared, not copied.
 *
 * @param points float[N × 3], from the input's centre, in units of the recipe
 * @param features float[N × F]
 * @param neighbours int[R × K]: level after level the K nearest points of the level, itself included, numbered within the level
 * @param upsampling int[R]: level after level the nearest point of the next level, numbered within that
 * @param rows int[N]: the scene's points
 */
public record SceneInput(float[] points, float[] features, int[] neighbours, int[] upsampling, int[] rows) {
    public SceneInput {
        if (points.length != 3 * rows.length
                || features.length % rows.length != 0
                || neighbours.length % upsampling.length != 0) {
            throw new IllegalArgumentException("an array has another size than its points");
        }
    }

    /** N. */
    public int size() {
        return rows.length;
    }
}
