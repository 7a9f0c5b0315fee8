package org.affectlab.pointscenes;

import java.util.SplittableRandom;

/** Turns points about the vertical through an input's centre. Stateless and thread-safe. */
public final class VerticalTurn {
    private VerticalTurn() {}

    /**
     * Turns in place, by an angle drawn evenly from the whole circle.
     *
     * @param metres float[N × 3] from the input's centre, z upwards
     * @param random one number is drawn from it
     */
    public static void turn(float[] metres, SplittableRandom random) {
        double angle = random.nextDouble() * 2 * Math.PI;
        float cosine = (float) Math.cos(angle);
        float sine = (float) Math.sin(angle);
        for (int at = 0; at < metres.length; at += 3) {
            float x = metres[at];
            float y = metres[at + 1];
            metres[at] = cosine * x - sine * y;
            metres[at + 1] = sine * x + cosine * y;
        }
    }
}
