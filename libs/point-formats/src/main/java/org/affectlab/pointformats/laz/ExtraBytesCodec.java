package org.affectlab.pointformats.laz;

import static org.affectlab.pointformats.laz.LittleEndian.unsignedByte;

import java.io.IOException;
import java.util.Arrays;
import org.affectlab.pointformats.cloud.PointCloudException;

/** Extra bytes of point formats 0 to 5 (LASzip item BYTE, version 2): each byte as the difference from the one before. */
final class ExtraBytesCodec implements ItemCodec {
    private final EntropyCoder coder;
    private final ModelTable models;
    private final byte[] last;

    ExtraBytesCodec(EntropyCoder coder, byte[] first, int offset, int size) {
        this.coder = coder;
        models = new ModelTable(size, 256, coder);
        last = Arrays.copyOfRange(first, offset, offset + size);
    }

    @Override
    public void code(byte[] records, int offset) throws IOException, PointCloudException {
        for (int i = 0; i < last.length; i++) {
            int value = coder.difference(models.get(i), last[i] & 0xFF, unsignedByte(records, offset + i));
            last[i] = (byte) value;
            records[offset + i] = (byte) value;
        }
    }
}
