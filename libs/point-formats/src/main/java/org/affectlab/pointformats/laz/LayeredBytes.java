package org.affectlab.pointformats.laz;

import java.io.IOException;
import java.util.List;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.jspecify.annotations.Nullable;

/** Extra bytes of point formats 6 to 10, each in a layer of its own (LASzip item BYTE14). */
final class LayeredBytes implements LayeredItem.Channel {
    private final List<Layer> layers;
    private final @Nullable SymbolModel[] models;

    LayeredBytes(List<Layer> layers) {
        this.layers = layers;
        models = new SymbolModel[layers.size()];
        for (int i = 0; i < models.length; i++) {
            models[i] = layers.get(i).isActive()
                    ? new SymbolModel(256, layers.get(i).encodes())
                    : null;
        }
    }

    @Override
    public void code(byte[] last, byte[] records, int offset) throws IOException, PointCloudException {
        for (int i = 0; i < models.length; i++) {
            SymbolModel model = models[i];
            if (model != null) {
                Layer layer = layers.get(i);
                layer.markChanged(last[i] != records[offset + i]);
                last[i] = (byte) layer.coder().difference(model, last[i] & 0xFF, records[offset + i] & 0xFF);
            }
            records[offset + i] = last[i];
        }
    }
}
