package org.affectlab.pointformats.ply;

import java.util.Optional;
import org.affectlab.pointformats.cloud.ScalarType;

/**
 * A property of an element.
 *
 * @param type of the value, or of each value of a list
 * @param countType of the number in front of a list; empty for a single value
 */
record PlyProperty(String name, ScalarType type, Optional<ScalarType> countType) {
    boolean isList() {
        return countType.isPresent();
    }

    /** Fewest bytes that it takes in a binary file. */
    int fewestBytes() {
        return countType.orElse(type).bytes();
    }
}
