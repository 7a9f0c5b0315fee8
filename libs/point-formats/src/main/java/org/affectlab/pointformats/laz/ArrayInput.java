package org.affectlab.pointformats.laz;

import org.affectlab.pointformats.cloud.PointCloudException;

/** The bytes of one layer. */
final class ArrayInput implements ByteInput {
    private final byte[] bytes;
    private int position;

    ArrayInput(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int next() throws PointCloudException {
        if (position == bytes.length) {
            throw PointCloudException.truncated("The compressed points end too early");
        }
        return bytes[position++] & 0xFF;
    }
}
