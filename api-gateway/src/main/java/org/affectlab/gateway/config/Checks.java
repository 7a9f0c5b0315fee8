package org.affectlab.gateway.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** Range checks of configured values; messages name the key. */
final class Checks {
    private Checks() {}

    static void positive(Duration value, String name) {
        requireNonNull(value, name + " is null");
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(name + " must be 1 ms or more but is " + value);
        }
    }

    static void positive(DataSize value, String name) {
        requireNonNull(value, name + " is null");
        if (value.toBytes() < 1) {
            throw new IllegalArgumentException(name + " must be 1 byte or more but is " + value);
        }
    }

    static void atLeast(int value, int minimum, String name) {
        if (value < minimum) {
            throw new IllegalArgumentException(name + " must be " + minimum + " or more but is " + value);
        }
    }
}
