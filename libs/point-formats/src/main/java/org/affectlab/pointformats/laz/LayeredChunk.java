package org.affectlab.pointformats.laz;

import java.io.IOException;
import java.util.List;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.laz.LayeredItem.ChannelFactory;
import org.affectlab.pointformats.laz.LazItem.Type;

/** A chunk of LAS 1.4, in which each attribute has a stream of its own. */
final class LayeredChunk implements ChunkCodec {
    private final Point14Codec point;
    private final LayeredItem[] others;
    private final int[] offsets;

    /**
     * @param layers of all items, in the order of the items
     * @param offset of the chunk's first record within the array
     */
    LayeredChunk(List<LazItem> items, List<Layer> layers, byte[] first, int offset) {
        point = new Point14Codec(items.get(0).version(), Point14Layers.of(layers), first, offset);
        others = new LayeredItem[items.size() - 1];
        offsets = new int[others.length];
        int at = Point14Values.BYTES;
        int layer = Point14Layers.COUNT;
        for (int i = 0; i < others.length; i++) {
            LazItem item = items.get(i + 1);
            ChannelFactory factory = factory(item.type(), layers.subList(layer, layer + item.layers()));
            others[i] =
                    new LayeredItem(item.version(), factory, first, offset + at, item.size(), point.channelForOthers());
            offsets[i] = at;
            at += item.size();
            layer += item.layers();
        }
    }

    private static ChannelFactory factory(Type type, List<Layer> layers) {
        return switch (type) {
            case RGB14 -> () -> new LayeredColour(layers.get(0), null);
            case RGBNIR14 -> () -> new LayeredColour(layers.get(0), layers.get(1));
            case WAVEPACKET14 -> () -> new LayeredWave(layers.get(0));
            case BYTE14 -> () -> new LayeredBytes(layers);
            default -> throw new IllegalArgumentException(type + " does not follow a layered point");
        };
    }

    @Override
    public void code(byte[] records, int offset) throws IOException, PointCloudException {
        point.code(records, offset);
        for (int i = 0; i < others.length; i++) {
            others[i].code(records, offset + offsets[i], point.channelForOthers());
        }
    }
}
