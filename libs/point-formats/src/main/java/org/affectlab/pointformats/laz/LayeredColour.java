package org.affectlab.pointformats.laz;

import static org.affectlab.pointformats.laz.LittleEndian.unsignedByte;

import java.io.IOException;
import java.util.Arrays;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.jspecify.annotations.Nullable;

/**
 * Colour of point formats 7, 8 and 10 in a layer of its own, near infrared of the last two in another (LASzip items RGB14,
 * RGBNIR14).
 */
final class LayeredColour implements LayeredItem.Channel {
    static final int BYTES = 6;
    static final int BYTES_WITH_INFRARED = 8;

    private final Layer colourLayer;
    private final @Nullable Layer infraredLayer;
    private final @Nullable ColourModels colour;
    private final @Nullable SymbolModel infraredChanges;
    private final @Nullable ModelTable infraredBytes;

    LayeredColour(Layer colourLayer, @Nullable Layer infraredLayer) {
        this.colourLayer = colourLayer;
        this.infraredLayer = infraredLayer;
        colour = colourLayer.isActive() ? new ColourModels(colourLayer.coder()) : null;
        boolean infrared = infraredLayer != null && infraredLayer.isActive();
        infraredChanges = infrared ? new SymbolModel(4, infraredLayer.encodes()) : null;
        infraredBytes = infrared ? new ModelTable(2, 256, infraredLayer.coder()) : null;
    }

    @Override
    public void code(byte[] last, byte[] records, int offset) throws IOException, PointCloudException {
        if (colour != null) {
            colourLayer.markChanged(!Arrays.equals(last, 0, BYTES, records, offset, offset + BYTES));
            colour.code(last, records, offset);
        } else {
            System.arraycopy(last, 0, records, offset, BYTES);
        }
        if (infraredLayer == null) {
            return;
        }
        if (infraredChanges != null && infraredBytes != null) {
            codeInfrared(infraredLayer, infraredChanges, infraredBytes, last, records, offset);
        } else {
            records[offset + 6] = last[6];
            records[offset + 7] = last[7];
        }
    }

    private static void codeInfrared(
            Layer layer, SymbolModel changes, ModelTable bytes, byte[] last, byte[] records, int offset)
            throws IOException, PointCloudException {
        EntropyCoder coder = layer.coder();
        int changed = (last[6] != records[offset + 6] ? 1 : 0) | (last[7] != records[offset + 7] ? 2 : 0);
        layer.markChanged(changed != 0);
        changed = coder.symbol(changes, changed);
        for (int half = 0; half < 2; half++) {
            int at = 6 + half;
            if ((changed & 1 << half) != 0) {
                int value = unsignedByte(records, offset + at);
                last[at] = (byte) coder.difference(bytes.get(half), last[at] & 0xFF, value);
            }
            records[offset + at] = last[at];
        }
    }
}
