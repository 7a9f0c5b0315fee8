package org.affectlab.pointformats.laz;

import static org.affectlab.pointformats.laz.LittleEndian.unsignedByte;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;

/**
 * Red, green and blue of 16 bits: which of their six bytes changed, then the differences of those; green is predicted from
 * the change of red, blue from that of both. Grey colours are written once. For one thread.
 */
final class ColourModels {
    private static final int BYTES = 6;
    private static final int COLOURED = 64;

    private final EntropyCoder coder;
    private final SymbolModel changes;
    private final ModelTable bytes;

    ColourModels(EntropyCoder coder) {
        this.coder = coder;
        changes = new SymbolModel(128, coder.encodes());
        bytes = new ModelTable(BYTES, 256, coder);
    }

    /** Codes six bytes of the record and makes them the last ones. */
    void code(byte[] last, byte[] records, int offset) throws IOException, PointCloudException {
        int changed = coder.symbol(changes, coder.encodes() ? changes(last, records, offset) : 0);
        int lowStep = codeRed(changed, 0, last, records, offset);
        int highStep = codeRed(changed, 1, last, records, offset);
        if ((changed & COLOURED) != 0) {
            codeGreenAndBlue(changed, 0, lowStep, last, records, offset);
            codeGreenAndBlue(changed, 1, highStep, last, records, offset);
        } else {
            for (int i = 2; i < BYTES; i++) {
                records[offset + i] = records[offset + i - 2];
            }
        }
        System.arraycopy(records, offset, last, 0, BYTES);
    }

    private int codeRed(int changed, int half, byte[] last, byte[] records, int offset)
            throws IOException, PointCloudException {
        int before = unsignedByte(last, half);
        int value = before;
        if ((changed & 1 << half) != 0) {
            value = coder.difference(bytes.get(half), before, unsignedByte(records, offset + half));
        }
        records[offset + half] = (byte) value;
        return value - before;
    }

    private void codeGreenAndBlue(int changed, int half, int redStep, byte[] last, byte[] records, int offset)
            throws IOException, PointCloudException {
        int greenStep = codeByte(changed, 2 + half, redStep, last, records, offset);
        codeByte(changed, 4 + half, (redStep + greenStep) / 2, last, records, offset);
    }

    private int codeByte(int changed, int index, int step, byte[] last, byte[] records, int offset)
            throws IOException, PointCloudException {
        int before = unsignedByte(last, index);
        int value = before;
        if ((changed & 1 << index) != 0) {
            int prediction = Math.max(0, Math.min(255, before + step));
            value = coder.difference(bytes.get(index), prediction, unsignedByte(records, offset + index));
        }
        records[offset + index] = (byte) value;
        return value - before;
    }

    private static int changes(byte[] last, byte[] records, int offset) {
        int changed = 0;
        for (int i = 0; i < BYTES; i++) {
            changed |= records[offset + i] != last[i] ? 1 << i : 0;
            changed |= i >= 2 && records[offset + i] != records[offset + i % 2] ? COLOURED : 0;
        }
        return changed;
    }
}
