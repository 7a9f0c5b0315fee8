package org.affectlab.pointformats.laz;

import java.io.IOException;
import java.util.List;
import org.affectlab.pointformats.cloud.PointCloudException;

/** A chunk in which all parts of a record follow one another in one stream. */
final class PointwiseChunk implements ChunkCodec {
    private final ItemCodec[] codecs;
    private final int[] offsets;

    /** @param offset of the chunk's first record within the array */
    PointwiseChunk(List<LazItem> items, EntropyCoder coder, byte[] first, int offset) {
        codecs = new ItemCodec[items.size()];
        offsets = new int[items.size()];
        int at = 0;
        for (int i = 0; i < codecs.length; i++) {
            offsets[i] = at;
            codecs[i] = codec(items.get(i), coder, first, offset + at);
            at += items.get(i).size();
        }
    }

    private static ItemCodec codec(LazItem item, EntropyCoder coder, byte[] first, int offset) {
        return switch (item.type()) {
            case POINT10 -> new Point10Codec(coder, first, offset);
            case GPSTIME11 -> new GpsTimeCodec(coder, first, offset);
            case RGB12 -> new ColourCodec(coder, first, offset);
            case WAVEPACKET13 -> new WaveCodec(coder, first, offset);
            case BYTE -> new ExtraBytesCodec(coder, first, offset, item.size());
            default -> throw new IllegalArgumentException(item.type() + " only stands in layered chunks");
        };
    }

    @Override
    public void code(byte[] records, int offset) throws IOException, PointCloudException {
        for (int i = 0; i < codecs.length; i++) {
            codecs[i].code(records, offset + offsets[i]);
        }
    }
}
