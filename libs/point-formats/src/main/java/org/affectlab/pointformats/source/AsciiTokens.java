package org.affectlab.pointformats.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.ScalarType;

/** Words between white space, of at most {@value #MOST_BYTES} bytes each. For one thread. */
public final class AsciiTokens {
    private static final int MOST_BYTES = 128;

    private final ByteCursor cursor;
    private final byte[] token = new byte[MOST_BYTES];
    private int length;

    public AsciiTokens(ByteCursor cursor) {
        this.cursor = cursor;
    }

    /** Goes to the next word; false when there is none. */
    public boolean next() throws IOException, PointCloudException {
        int c = cursor.read();
        while (c >= 0 && c <= ' ') {
            c = cursor.read();
        }
        length = 0;
        while (c > ' ') {
            if (length == MOST_BYTES) {
                throw PointCloudException.undecodable("There is something that is no number where one is expected");
            }
            token[length++] = (byte) c;
            c = cursor.read();
        }
        return length > 0;
    }

    /** Goes to the next word, which must be there. */
    public void require() throws IOException, PointCloudException {
        if (!next()) {
            throw PointCloudException.truncated("The file ends too early");
        }
    }

    public double number() throws PointCloudException {
        return AsciiNumber.parse(token, 0, length);
    }

    /** The current word as a value of a type that can hold it exactly, but floating types, which round. */
    public double number(ScalarType type) throws PointCloudException {
        if (type == ScalarType.FLOAT32) {
            return AsciiNumber.parseFloat(token, 0, length);
        }
        double value = number();
        if (!type.isFloating()) {
            if (!(value >= type.smallest() && value <= type.largest()) || value != Math.rint(value)) {
                throw PointCloudException.undecodable("A value is not of the type that is announced for it");
            }
        }
        return value;
    }

    public String text() {
        return new String(token, 0, length, ISO_8859_1);
    }
}
