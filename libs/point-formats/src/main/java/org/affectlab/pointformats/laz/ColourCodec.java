package org.affectlab.pointformats.laz;

import java.io.IOException;
import java.util.Arrays;
import org.affectlab.pointformats.cloud.PointCloudException;

/** The colour of point formats 2, 3 and 5 (LASzip item RGB12, version 2). */
final class ColourCodec implements ItemCodec {
    private final ColourModels models;
    private final byte[] last;

    ColourCodec(EntropyCoder coder, byte[] first, int offset) {
        models = new ColourModels(coder);
        last = Arrays.copyOfRange(first, offset, offset + 6);
    }

    @Override
    public void code(byte[] records, int offset) throws IOException, PointCloudException {
        models.code(last, records, offset);
    }
}
