package org.affectlab.benchmarks.engine;

/** Whether outputs are what they should be. Stateless. */
public final class Closeness {
    private Closeness() {}

    /** Every value within {@code tolerance}, absolute plus relative to the expected one; never for values that are not numbers. */
    public static boolean within(float tolerance, float[] expected, float[] actual) {
        if (expected.length != actual.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(expected[i] - actual[i]) <= tolerance * (1 + Math.abs(expected[i])))) {
                return false;
            }
        }
        return true;
    }
}
