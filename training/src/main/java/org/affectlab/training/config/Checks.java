package org.affectlab.training.config;

/** Range checks that name the setting. */
public final class Checks {
    private Checks() {}

    public static void check(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    public static void probability(double value, String name) {
        check(value >= 0 && value <= 1, name + " must be between 0 and 1: " + value);
    }

    public static void range(double minimum, double maximum, String name) {
        check(
                Double.isFinite(minimum) && Double.isFinite(maximum) && minimum <= maximum,
                name + " must be a finite range: " + minimum + " to " + maximum);
    }
}
