package org.affectlab.pointgeometry;

/**
 * Squared distances in single precision, always {@code (dx² + dy²) + dz²}. Rounding is monotone, so in this order of operations no point inside a
 * box gets a smaller distance than the box has: searches that leave out boxes find exactly what a search through all points finds. Stateless.
 */
final class Distances {
    private Distances() {}

    /** From the place-th of some points. */
    static float squared(float[] points, int place, float x, float y, float z) {
        int at = 3 * place;
        float dx = points[at] - x;
        float dy = points[at + 1] - y;
        float dz = points[at + 2] - z;
        return dx * dx + dy * dy + dz * dz;
    }

    /** From the nearest place of a box; 0 inside. @param boxes least x y z, largest x y z of one box after the other */
    static float squaredToBox(float[] boxes, int box, float x, float y, float z) {
        int at = 6 * box;
        float dx = gap(boxes[at] - x, x - boxes[at + 3]);
        float dy = gap(boxes[at + 1] - y, y - boxes[at + 4]);
        float dz = gap(boxes[at + 2] - z, z - boxes[at + 5]);
        return dx * dx + dy * dy + dz * dz;
    }

    /** Between the nearest places of two boxes; 0 where they touch. */
    static float squaredBetween(float[] boxes, int box, float[] others, int other) {
        int at = 6 * box;
        int to = 6 * other;
        float dx = gap(boxes[at] - others[to + 3], others[to] - boxes[at + 3]);
        float dy = gap(boxes[at + 1] - others[to + 4], others[to + 1] - boxes[at + 4]);
        float dz = gap(boxes[at + 2] - others[to + 5], others[to + 2] - boxes[at + 5]);
        return dx * dx + dy * dy + dz * dz;
    }

    /** What is positive of two numbers of which one at most is, or 0. Branches, since which it is seldom changes from one box to the next. */
    private static float gap(float below, float above) {
        if (below > 0) {
            return below;
        }
        return above > 0 ? above : 0;
    }
}
