package org.affectlab.pointformats.laz;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of a record as the LASzip record of a file lists it.
 *
 * @param version of the coding
 */
record LazItem(Type type, int size, int version) {
    /** With the numbers that the file has for them. */
    enum Type {
        BYTE(0),
        POINT10(6),
        GPSTIME11(7),
        RGB12(8),
        WAVEPACKET13(9),
        POINT14(10),
        RGB14(11),
        RGBNIR14(12),
        WAVEPACKET14(13),
        BYTE14(14);

        private final int code;

        Type(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        /** Bytes in a record; 0 where the file says how many. */
        int size() {
            return switch (this) {
                case POINT10 -> 20;
                case GPSTIME11, RGBNIR14 -> 8;
                case RGB12, RGB14 -> 6;
                case WAVEPACKET13, WAVEPACKET14 -> 29;
                case POINT14 -> 30;
                case BYTE, BYTE14 -> 0;
            };
        }

        boolean isLayered() {
            return code >= POINT14.code;
        }

        /** The version that everyone writes. */
        int usualVersion() {
            return isLayered() ? 3 : this == WAVEPACKET13 ? 1 : 2;
        }

        boolean isKnownVersion(int version) {
            return version == usualVersion() || isLayered() && version == 4;
        }
    }

    static LazItem of(Type type) {
        return new LazItem(type, type.size(), type.usualVersion());
    }

    /** Layers that it takes in a layered chunk. */
    int layers() {
        return layerBytes().size();
    }

    /** Which bytes of the part each of its layers holds. */
    List<ByteRange> layerBytes() {
        return switch (type) {
            case POINT14 -> Point14Layers.BYTES;
            case RGBNIR14 ->
                List.of(
                        new ByteRange(0, LayeredColour.BYTES),
                        new ByteRange(LayeredColour.BYTES, LayeredColour.BYTES_WITH_INFRARED));
            case BYTE14 ->
                IntStream.range(0, size).mapToObj(i -> new ByteRange(i, i + 1)).toList();
            default -> List.of(new ByteRange(0, size));
        };
    }
}
