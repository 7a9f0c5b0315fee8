package org.affectlab.pointformats.laz;

import java.io.IOException;
import java.util.Arrays;
import org.affectlab.pointformats.cloud.PointCloudException;

/** The wave packet of point formats 4 and 5 (LASzip item WAVEPACKET13, version 1). */
final class WaveCodec implements ItemCodec {
    private final WaveModels models;
    private final byte[] last;

    WaveCodec(EntropyCoder coder, byte[] first, int offset) {
        models = new WaveModels(coder);
        last = Arrays.copyOfRange(first, offset, offset + WaveModels.BYTES);
    }

    @Override
    public void code(byte[] records, int offset) throws IOException, PointCloudException {
        models.code(last, records, offset);
    }
}
