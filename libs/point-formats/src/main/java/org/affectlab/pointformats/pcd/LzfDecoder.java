package org.affectlab.pointformats.pcd;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.source.ByteCursor;

/**
 * Decompresses LZF (M. Lehmann's LibLZF) while it is read: a byte below 32 begins that many literals and one more; others a
 * copy of 3 to 264 bytes from up to {@value #WINDOW} bytes before, which is all that is kept. For one thread.
 */
final class LzfDecoder {
    /** A copy of 264 bytes takes three. */
    static final int LARGEST_EXPANSION = 88;

    private static final int WINDOW = 8192;
    private static final int FIRST_COPY = 32;
    private static final int LONG_COPY = 7;

    private final ByteCursor cursor;
    private final byte[] window = new byte[WINDOW];
    private long produced;
    private int literals;
    private int copies;
    private int distance;

    LzfDecoder(ByteCursor cursor) {
        this.cursor = cursor;
    }

    /** Fills a buffer up to its limit, or says that there is no more. */
    void readFully(ByteBuffer target) throws IOException, PointCloudException {
        while (target.hasRemaining()) {
            if (literals == 0 && copies == 0) {
                begin();
            }
            byte value;
            if (literals > 0) {
                literals--;
                value = (byte) next();
            } else {
                copies--;
                value = window[(int) (produced - distance) & WINDOW - 1];
            }
            window[(int) produced++ & WINDOW - 1] = value;
            target.put(value);
        }
    }

    private void begin() throws IOException, PointCloudException {
        int control = next();
        if (control < FIRST_COPY) {
            literals = control + 1;
            return;
        }
        int length = control >> 5;
        if (length == LONG_COPY) {
            length += next();
        }
        copies = length + 2;
        distance = ((control & FIRST_COPY - 1) << 8 | next()) + 1;
        if (distance > produced) {
            throw PointCloudException.undecodable("The compressed data of the PCD is damaged");
        }
    }

    private int next() throws IOException, PointCloudException {
        int value = cursor.read();
        if (value < 0) {
            throw PointCloudException.truncated("The compressed data of the PCD ends too early");
        }
        return value;
    }
}
