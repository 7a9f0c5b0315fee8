package org.affectlab.training.config;

/** Range checks that name the setting. */
final class Checks {
    private Checks() {}

    static void check(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    static void probability(double value, String name) {
        check(value >= 0 && value <= 1, name + " must be between 0 and 1: " + value);
    }

    static void range(double minimum, double maximum, String name) {
        check(
                Double.isFinite(minimum) && Double.isFinite(maximum) && minimum <= maximum,
                name + " must be a finite range: " + minimum + " to " + maximum);
    }
}
