package org.affectlab.pointformats.numpy;

import java.io.IOException;
import java.io.OutputStream;
import org.affectlab.pointformats.cloud.PointCloudWriter;
import org.affectlab.pointformats.cloud.PointPredictions;
import org.affectlab.pointformats.cloud.SegmentedCloud;

/** Writes the class ids alone: an NPY 1.0 of uint8, one for each point of the source in its order, 255 without a class. */
public final class NpyWriter implements PointCloudWriter {
    private static final int BLOCK_BYTES = 1 << 16;

    @Override
    public void write(SegmentedCloud cloud, OutputStream target) throws IOException {
        PointPredictions predictions = cloud.predictions();
        target.write(NpyPreamble.of("|u1", predictions.size()));
        byte[] block = new byte[BLOCK_BYTES];
        for (int first = 0; first < predictions.size(); first += BLOCK_BYTES) {
            int count = Math.min(BLOCK_BYTES, predictions.size() - first);
            for (int i = 0; i < count; i++) {
                block[i] = (byte) predictions.classId(first + i);
            }
            target.write(block, 0, count);
        }
    }
}
