package org.affectlab.pointformats.cloud;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * Which attributes a reader loads; coordinates are always loaded. What is left out takes no memory.
 *
 * <p>A point takes 12 bytes of coordinates (24 in double precision) and, for each attribute, the bytes of its type: in a LAS
 * file with everything standard 2 for intensity, 1 each for returns and classification, 1 or 2 for each colour.
 *
 * @param everything whether all that the file has is loaded
 * @param names where not everything is loaded: the names wanted, as {@link AttributeNames} has them, else as in the file
 */
public record AttributeSelection(boolean everything, Set<String> names) {
    public AttributeSelection {
        names = Set.copyOf(requireNonNull(names, "names is null"));
    }

    /** The attributes of {@link AttributeNames#STANDARD}, as far as the file has them. */
    public static AttributeSelection standard() {
        return new AttributeSelection(false, AttributeNames.STANDARD);
    }

    /** Coordinates alone. */
    public static AttributeSelection none() {
        return new AttributeSelection(false, Set.of());
    }

    /** All that the file has. */
    public static AttributeSelection all() {
        return new AttributeSelection(true, Set.of());
    }

    public static AttributeSelection of(String... names) {
        return new AttributeSelection(false, Set.of(names));
    }

    public boolean includes(String name) {
        return everything || names.contains(name);
    }
}
