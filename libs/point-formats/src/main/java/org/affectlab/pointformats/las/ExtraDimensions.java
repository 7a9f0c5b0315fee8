package org.affectlab.pointformats.las;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affectlab.pointformats.cloud.ScalarType;

/** The Extra Bytes record: descriptors of 192 bytes for what follows the standard part of each point record. */
final class ExtraDimensions {
    static final int DESCRIPTOR_BYTES = 192;

    private static final ScalarType[] TYPES = {
        ScalarType.UINT8,
        ScalarType.INT8,
        ScalarType.UINT16,
        ScalarType.INT16,
        ScalarType.UINT32,
        ScalarType.INT32,
        ScalarType.UINT64,
        ScalarType.INT64,
        ScalarType.FLOAT32,
        ScalarType.FLOAT64
    };
    private static final int NAME_BYTES = 32;
    private static final int HAS_SCALE = 8;
    private static final int HAS_SHIFT = 16;

    private ExtraDimensions() {}

    /** The number that the record has for a type. */
    static int code(ScalarType type) {
        for (int i = 0; i < TYPES.length; i++) {
            if (TYPES[i] == type) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("no such type: " + type);
    }

    /** The dimensions as far as they fit in the extra bytes of a record; what is described beyond does not exist. */
    static List<ExtraDimension> parse(byte[] content, int extraBytes) {
        List<ExtraDimension> dimensions = new ArrayList<>();
        int offset = 0;
        for (int at = 0; at + DESCRIPTOR_BYTES <= content.length; at += DESCRIPTOR_BYTES) {
            ExtraDimension dimension = parse(content, at, offset);
            if (dimension.bytes() > extraBytes - offset) {
                break;
            }
            dimensions.add(dimension);
            offset += dimension.bytes();
        }
        return dimensions;
    }

    private static ExtraDimension parse(byte[] content, int at, int offset) {
        ByteBuffer descriptor =
                ByteBuffer.wrap(content, at, DESCRIPTOR_BYTES).slice().order(ByteOrder.LITTLE_ENDIAN);
        int code = descriptor.get(2) & 0xFF;
        int options = descriptor.get(3) & 0xFF;
        byte[] nameBytes = new byte[NAME_BYTES];
        descriptor.get(4, nameBytes);
        String name = new String(nameBytes, UTF_8);
        int terminator = name.indexOf('\0');
        String trimmed = (terminator < 0 ? name : name.substring(0, terminator)).strip();
        if (code == 0) {
            return new ExtraDimension(trimmed, offset, options, Optional.empty(), 1, 0);
        }
        if (code > 3 * TYPES.length) {
            // A reserved type, whose length nobody knows: nothing behind it can be placed.
            return new ExtraDimension(trimmed, offset, Integer.MAX_VALUE, Optional.empty(), 1, 0);
        }
        ScalarType type = TYPES[(code - 1) % TYPES.length];
        int values = 1 + (code - 1) / TYPES.length;
        double scale = (options & HAS_SCALE) != 0 ? descriptor.getDouble(112) : 1;
        double shift = (options & HAS_SHIFT) != 0 ? descriptor.getDouble(136) : 0;
        boolean usable = Double.isFinite(scale) && scale != 0 && Double.isFinite(shift);
        return new ExtraDimension(
                trimmed,
                offset,
                values * type.bytes(),
                values == 1 ? Optional.of(type) : Optional.empty(),
                usable ? scale : 1,
                usable ? shift : 0);
    }
}
