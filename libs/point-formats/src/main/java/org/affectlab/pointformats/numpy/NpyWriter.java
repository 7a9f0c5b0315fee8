package org.affectlab.pointformats.numpy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.affectlab.pointformats.cloud.PointCloudWriter;
import org.affectlab.pointformats.cloud.PointPredictions;
import org.affectlab.pointformats.cloud.SegmentedCloud;

/** Writes the class ids alone: an NPY 1.0 of uint8, one for each point of the source in its order, 255 without a class. */
public final class NpyWriter implements PointCloudWriter {
    private static final int ALIGNMENT = 64;
    private static final int PREAMBLE_BYTES = 10;
    private static final int BLOCK_BYTES = 1 << 16;

    @Override
    public void write(SegmentedCloud cloud, OutputStream target) throws IOException {
        PointPredictions predictions = cloud.predictions();
        target.write(header(predictions.size()));
        byte[] block = new byte[BLOCK_BYTES];
        for (int first = 0; first < predictions.size(); first += BLOCK_BYTES) {
            int count = Math.min(BLOCK_BYTES, predictions.size() - first);
            for (int i = 0; i < count; i++) {
                block[i] = (byte) predictions.classId(first + i);
            }
            target.write(block, 0, count);
        }
    }

    private static byte[] header(int points) {
        String text = "{'descr': '|u1', 'fortran_order': False, 'shape': (" + points + ",), }";
        int unpadded = PREAMBLE_BYTES + text.length() + 1;
        String padding = " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT);
        byte[] description = (text + padding + "\n").getBytes(US_ASCII);
        return ByteBuffer.allocate(PREAMBLE_BYTES + description.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) description.length)
                .put(description)
                .array();
    }
}
