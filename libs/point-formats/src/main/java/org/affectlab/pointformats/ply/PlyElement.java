package org.affectlab.pointformats.ply;

import java.util.List;

/** An element, such as vertex or face, in the order of the file. */
record PlyElement(String name, long count, List<PlyProperty> properties) {
    static final String VERTEX = "vertex";

    PlyElement {
        properties = List.copyOf(properties);
    }

    boolean hasLists() {
        return properties.stream().anyMatch(PlyProperty::isList);
    }

    /** Fewest bytes that one of them takes in a binary file; all of its bytes where it has no lists. */
    int fewestBytes() {
        return properties.stream().mapToInt(PlyProperty::fewestBytes).sum();
    }
}
