package org.affectlab.acoustics;

import static java.util.Objects.requireNonNull;

/**
 * Functionals of one acoustic parameter. Immutable.
 *
 * @param name of the parameter
 * @param columns its functionals, counted from 0; a copy
 */
public record ParameterGroup(String name, int[] columns) {
    public ParameterGroup {
        requireNonNull(name, "name is null");
        columns = columns.clone();
    }

    @Override
    public int[] columns() {
        return columns.clone();
    }
}
