package org.affectlab.pointformats.columns;

import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.PointValues;
import org.affectlab.pointformats.cloud.ScalarType;

/** Brings red, green and blue to 8 or 16 bits with one full scale, as {@link AttributeNames#RED} says. */
public final class ColourScale {
    private static final List<String> COLOURS = List.of(AttributeNames.RED, AttributeNames.GREEN, AttributeNames.BLUE);
    private static final double LARGEST_BYTE = 255;

    private ColourScale() {}

    /** The same attributes in the same order, colours unified where all three are there. */
    public static List<PointAttribute> unify(List<PointAttribute> attributes) {
        List<PointAttribute> colours = attributes.stream()
                .filter(attribute -> COLOURS.contains(attribute.name()))
                .toList();
        if (colours.size() < COLOURS.size()) {
            return attributes;
        }
        double largest = 0;
        boolean floating = false;
        boolean bytes = true;
        for (PointAttribute colour : colours) {
            largest = Math.max(largest, largest(colour.values()));
            floating |= colour.values().type().isFloating();
            bytes &= colour.values().type() == ScalarType.UINT8;
        }
        if (bytes) {
            return attributes;
        }
        double factor = floating && largest <= 1 ? LARGEST_BYTE : 1;
        ScalarType type = largest * factor <= LARGEST_BYTE ? ScalarType.UINT8 : ScalarType.UINT16;
        List<PointAttribute> unified = new ArrayList<>();
        for (PointAttribute attribute : attributes) {
            unified.add(colours.contains(attribute) ? converted(attribute, type, factor) : attribute);
        }
        return unified;
    }

    private static double largest(PointValues values) {
        double largest = 0;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            if (value > largest && Double.isFinite(value)) {
                largest = value;
            }
        }
        return largest;
    }

    private static PointAttribute converted(PointAttribute colour, ScalarType type, double factor) {
        PointValues source = colour.values();
        if (source.type() == type) {
            return new PointAttribute(colour.name(), source, 0, type.largest());
        }
        Column target = Column.of(type, source.size());
        for (int i = 0; i < source.size(); i++) {
            double value = source.get(i);
            double scaled = Double.isFinite(value) ? Math.rint(value * factor) : 0;
            target.set(i, Math.min(type.largest(), Math.max(0, scaled)));
        }
        return new PointAttribute(colour.name(), target, 0, type.largest());
    }
}
