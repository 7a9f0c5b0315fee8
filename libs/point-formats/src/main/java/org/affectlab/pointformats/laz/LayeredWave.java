package org.affectlab.pointformats.laz;

import java.io.IOException;
import java.util.Arrays;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.jspecify.annotations.Nullable;

/** The wave packet of point formats 9 and 10 (LASzip item WAVEPACKET14). */
final class LayeredWave implements LayeredItem.Channel {
    private final Layer layer;
    private final @Nullable WaveModels models;

    LayeredWave(Layer layer) {
        this.layer = layer;
        models = layer.isActive() ? new WaveModels(layer.coder()) : null;
    }

    @Override
    public void code(byte[] last, byte[] records, int offset) throws IOException, PointCloudException {
        if (models == null) {
            System.arraycopy(last, 0, records, offset, WaveModels.BYTES);
            return;
        }
        int end = offset + WaveModels.BYTES;
        layer.markChanged(!Arrays.equals(last, 0, WaveModels.BYTES, records, offset, end));
        models.code(last, records, offset);
    }
}
