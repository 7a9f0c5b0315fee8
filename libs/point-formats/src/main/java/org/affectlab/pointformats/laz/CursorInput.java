package org.affectlab.pointformats.laz;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.source.ByteCursor;

/** Compressed bytes that are read from the file as they are needed. */
record CursorInput(ByteCursor cursor) implements ByteInput {
    @Override
    public int next() throws IOException, PointCloudException {
        int value = cursor.read();
        if (value < 0) {
            throw PointCloudException.truncated("The compressed points end too early");
        }
        return value;
    }
}
