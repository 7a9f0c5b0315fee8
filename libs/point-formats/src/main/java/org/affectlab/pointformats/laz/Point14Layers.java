package org.affectlab.pointformats.laz;

import java.util.List;

/** The nine layers of the LASzip item POINT14, in the order of the file. */
record Point14Layers(
        Layer channelReturnsXy,
        Layer z,
        Layer classification,
        Layer flags,
        Layer intensity,
        Layer scanAngle,
        Layer userData,
        Layer pointSource,
        Layer gpsTime) {
    /** Where each one's values stand in a record; the first one, on which all others depend, is always read. */
    static final List<ByteRange> BYTES = List.of(
            new ByteRange(0, 8),
            new ByteRange(8, 12),
            new ByteRange(16, 17),
            new ByteRange(15, 16),
            new ByteRange(12, 14),
            new ByteRange(18, 20),
            new ByteRange(17, 18),
            new ByteRange(20, 22),
            new ByteRange(22, 30));

    static final int COUNT = BYTES.size();

    /** The first nine of the layers. */
    static Point14Layers of(List<Layer> layers) {
        return new Point14Layers(
                layers.get(0),
                layers.get(1),
                layers.get(2),
                layers.get(3),
                layers.get(4),
                layers.get(5),
                layers.get(6),
                layers.get(7),
                layers.get(8));
    }
}
