package org.affectlab.pointformats.cloud;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The points of a file in its order, every one of them, at least one. Immutable; safe for use by many threads.
 *
 * <p>Memory is that of the coordinates and of the attributes that were asked for (see {@link AttributeSelection}); nothing
 * refers to the file any more.
 */
public final class PointCloud {
    private final PointCloudFormat format;
    private final Coordinates coordinates;
    private final Map<String, PointAttribute> attributes;
    private final CoordinateReference reference;
    private final List<String> warnings;
    private final int finitePoints;
    private final Optional<PointBounds> bounds;

    /** @param warnings oddities that were tolerated, for people */
    public PointCloud(
            PointCloudFormat format,
            Coordinates coordinates,
            List<PointAttribute> attributes,
            CoordinateReference reference,
            List<String> warnings) {
        this.format = requireNonNull(format, "format is null");
        this.coordinates = requireNonNull(coordinates, "coordinates is null");
        this.reference = requireNonNull(reference, "reference is null");
        this.warnings = List.copyOf(warnings);
        if (coordinates.size() < 1) {
            throw new IllegalArgumentException("a cloud has at least one point");
        }
        this.attributes = new LinkedHashMap<>();
        for (PointAttribute attribute : attributes) {
            if (attribute.values().size() != coordinates.size()) {
                throw new IllegalArgumentException("attribute " + attribute.name() + " has another size");
            }
            if (this.attributes.put(attribute.name(), attribute) != null) {
                throw new IllegalArgumentException("attribute " + attribute.name() + " is there twice");
            }
        }
        FiniteExtent extent = FiniteExtent.of(coordinates);
        this.finitePoints = extent.points();
        this.bounds = extent.bounds();
    }

    public int size() {
        return coordinates.size();
    }

    /** The format it was read from. */
    public PointCloudFormat format() {
        return format;
    }

    public Coordinates coordinates() {
        return coordinates;
    }

    /** The loaded attributes in the order of the file. */
    public List<PointAttribute> attributes() {
        return List.copyOf(attributes.values());
    }

    public Optional<PointAttribute> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** Whether red, green and blue were loaded. */
    public boolean hasColour() {
        return attributes.containsKey(AttributeNames.RED)
                && attributes.containsKey(AttributeNames.GREEN)
                && attributes.containsKey(AttributeNames.BLUE);
    }

    public CoordinateReference reference() {
        return reference;
    }

    /** What was odd about the file and was tolerated. */
    public List<String> warnings() {
        return warnings;
    }

    /** How many points have three finite coordinates. */
    public int finitePoints() {
        return finitePoints;
    }

    /** Of the finite points; empty when there is none. */
    public Optional<PointBounds> bounds() {
        return bounds;
    }
}
