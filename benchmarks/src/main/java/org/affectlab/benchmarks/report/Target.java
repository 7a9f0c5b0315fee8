package org.affectlab.benchmarks.report;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What was to be reached, and what was.
 *
 * @param name what was measured, unit included
 * @param bound the target as text, such as {@code ≥ 0.97}
 * @param actual as text
 * @param met an actual value that is not a number never meets a target
 */
public record Target(String name, String bound, String actual, boolean met) {
    public Target {
        requireNonNull(name, "name is null");
        requireNonNull(bound, "bound is null");
        requireNonNull(actual, "actual is null");
    }

    public static Target atLeast(String name, double bound, double actual) {
        return new Target(name, "≥ " + number(bound), number(actual), actual >= bound);
    }

    public static Target atMost(String name, double bound, double actual) {
        return new Target(name, "≤ " + number(bound), number(actual), actual <= bound);
    }

    /** For counts of what must not happen. */
    public static Target none(String name, long actual) {
        return new Target(name, "0", Long.toString(actual), actual == 0);
    }

    public static Target holds(String name, boolean actual) {
        return new Target(name, "yes", actual ? "yes" : "no", actual);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
    }
}
