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
    static final int COUNT = 9;

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
