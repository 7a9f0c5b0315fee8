package org.affectlab.pointformats.laz;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;

/** The time of point formats 1, 3, 4 and 5 (LASzip item GPSTIME11, version 2). */
final class GpsTimeCodec implements ItemCodec {
    private final GpsTimeCoder times;

    GpsTimeCodec(EntropyCoder coder, byte[] first, int offset) {
        times = new GpsTimeCoder(coder, true, LittleEndian.getLong(first, offset));
    }

    @Override
    public void code(byte[] records, int offset) throws IOException, PointCloudException {
        LittleEndian.putLong(records, offset, times.code(LittleEndian.getLong(records, offset)));
    }
}
