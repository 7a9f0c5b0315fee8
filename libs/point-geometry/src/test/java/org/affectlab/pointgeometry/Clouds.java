package org.affectlab.pointgeometry;

import java.util.Random;

/** Small clouds of many shapes, from a seed. Stateless. */
final class Clouds {
    /** How points lie. */
    enum Shape {
        UNIFORM,
        LATTICE,
        COLLINEAR,
        PLANE,
        ONE_PLACE,
        FEW_PLACES,
        CLUSTERS,
        FAR_AWAY,
        TINY,
        OVERFLOWING,
        SIGNED_ZEROS
    }

    private Clouds() {}

    static float[] of(Shape shape, int size, long seed) {
        Random random = new Random(seed);
        float[] coordinates = new float[3 * size];
        for (int row = 0; row < size; row++) {
            place(shape, random, coordinates, 3 * row);
        }
        return coordinates;
    }

    static float[] uniform(int size, float extent, long seed) {
        Random random = new Random(seed);
        float[] coordinates = new float[3 * size];
        for (int at = 0; at < coordinates.length; at++) {
            coordinates[at] = extent * random.nextFloat();
        }
        return coordinates;
    }

    private static void place(Shape shape, Random random, float[] coordinates, int at) {
        float along = random.nextFloat();
        for (int axis = 0; axis < 3; axis++) {
            float value = random.nextFloat();
            coordinates[at + axis] = switch (shape) {
                case UNIFORM -> 10 * value - 5;
                case LATTICE -> random.nextInt(5);
                case COLLINEAR -> along * (axis + 1);
                case PLANE -> axis == 2 ? 3 : 100 * value;
                case ONE_PLACE -> 7.25f;
                case FEW_PLACES -> (int) (along * 4) * (axis + 0.1f);
                case CLUSTERS -> (int) (along * 3) * 1000 + value / 100;
                case FAR_AWAY -> 6.8e6f + 1000 * value;
                case TINY -> value * 1e-20f;
                case OVERFLOWING -> (2 * value - 1) * 3e38f;
                case SIGNED_ZEROS -> random.nextBoolean() ? 0f : -0f;
            };
        }
    }
}
