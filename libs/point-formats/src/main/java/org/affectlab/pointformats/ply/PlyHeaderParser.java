package org.affectlab.pointformats.ply;

import static org.affectlab.pointformats.cloud.PointCloudException.undecodable;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.cloud.ScalarType;
import org.affectlab.pointformats.source.ByteCursor;
import org.affectlab.pointformats.source.HeaderLines;

/** Reads the lines from {@code ply} to {@code end_header}; the cursor stands at the data after it. */
final class PlyHeaderParser {
    private final PointLimits limits;
    private final List<PlyElement> elements = new ArrayList<>();
    private final List<PlyProperty> properties = new ArrayList<>();
    private String elementName = "";
    private long elementCount;
    private int propertyCount;
    private boolean formatSeen;
    private Optional<ByteOrder> order = Optional.empty();

    PlyHeaderParser(PointLimits limits) {
        this.limits = limits;
    }

    PlyHeader parse(ByteCursor cursor) throws IOException, PointCloudException {
        HeaderLines lines = new HeaderLines(cursor, limits);
        if (!lines.next().map(String::strip).equals(Optional.of("ply"))) {
            throw undecodable("The PLY does not begin with a line ply");
        }
        while (true) {
            String line = lines.next().orElseThrow(() -> undecodable("The PLY has no end_header"));
            String[] words = line.strip().split("[ \t]+");
            switch (words[0]) {
                case "format" -> format(words);
                case "element" -> element(words);
                case "property" -> property(words);
                case "comment", "obj_info", "" -> {}
                case "end_header" -> {
                    return end();
                }
                default -> throw undecodable("The PLY header has a line that begins with no known word");
            }
        }
    }

    private void format(String[] words) throws PointCloudException {
        if (formatSeen || words.length < 3 || !words[2].equals("1.0")) {
            throw undecodable("The PLY's format is not given once, as version 1.0");
        }
        formatSeen = true;
        order = switch (words[1]) {
            case "ascii" -> Optional.empty();
            case "binary_little_endian" -> Optional.of(ByteOrder.LITTLE_ENDIAN);
            case "binary_big_endian" -> Optional.of(ByteOrder.BIG_ENDIAN);
            default -> throw undecodable("The PLY's format is none of ascii, binary_little_endian, binary_big_endian");
        };
    }

    private void element(String[] words) throws PointCloudException {
        closeElement();
        if (words.length != 3 || !words[2].matches("[0-9]{1,18}")) {
            throw undecodable("An element of the PLY has no name and count");
        }
        elementName = words[1];
        elementCount = Long.parseLong(words[2]);
    }

    private void property(String[] words) throws PointCloudException {
        if (elementName.isEmpty()) {
            throw undecodable("A property of the PLY stands before any element");
        }
        limits.checkColumns(++propertyCount);
        if (words.length == 3) {
            properties.add(new PlyProperty(words[2], type(words[1]), Optional.empty()));
        } else if (words.length == 5 && words[1].equals("list")) {
            ScalarType countType = type(words[2]);
            if (countType.isFloating()) {
                throw undecodable("A list of the PLY is counted in floats");
            }
            properties.add(new PlyProperty(words[4], type(words[3]), Optional.of(countType)));
        } else {
            throw undecodable("A property of the PLY has no type and name");
        }
    }

    private void closeElement() {
        if (!elementName.isEmpty()) {
            elements.add(new PlyElement(elementName, elementCount, properties));
            properties.clear();
        }
    }

    private PlyHeader end() throws PointCloudException {
        closeElement();
        if (!formatSeen) {
            throw undecodable("The PLY does not say its format");
        }
        return new PlyHeader(order, elements);
    }

    private static ScalarType type(String name) throws PointCloudException {
        return switch (name) {
            case "char", "int8" -> ScalarType.INT8;
            case "uchar", "uint8" -> ScalarType.UINT8;
            case "short", "int16" -> ScalarType.INT16;
            case "ushort", "uint16" -> ScalarType.UINT16;
            case "int", "int32" -> ScalarType.INT32;
            case "uint", "uint32" -> ScalarType.UINT32;
            case "int64" -> ScalarType.INT64;
            case "uint64" -> ScalarType.UINT64;
            case "float", "float32" -> ScalarType.FLOAT32;
            case "double", "float64" -> ScalarType.FLOAT64;
            default -> throw undecodable("A property of the PLY has an unknown type");
        };
    }
}
