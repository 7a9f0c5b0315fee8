package org.affectlab.pointformats.text;

import java.io.IOException;
import java.util.Arrays;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.source.ByteCursor;

/** Lines of a text file as bytes, blank ones passed over; LF, CR LF and CR end a line. For one thread. */
final class TextLines {
    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final ByteCursor cursor;
    private final PointLimits limits;
    private byte[] line = new byte[256];
    private int length;
    private long number;

    TextLines(ByteCursor cursor, PointLimits limits) throws IOException, PointCloudException {
        this.cursor = cursor;
        this.limits = limits;
        if (cursor.peek() == BYTE_ORDER_MARK[0]) {
            cursor.skip(BYTE_ORDER_MARK.length);
        }
    }

    /** Goes to the next line with anything but white space on it; false at the end of the file. */
    boolean next() throws IOException, PointCloudException {
        while (true) {
            int c = cursor.read();
            if (c < 0) {
                return false;
            }
            number++;
            length = 0;
            boolean blank = true;
            while (c >= 0 && c != '\n' && c != '\r') {
                blank &= c <= ' ';
                append(c);
                c = cursor.read();
            }
            if (c == '\r' && cursor.peek() == '\n') {
                cursor.read();
            }
            if (!blank) {
                return true;
            }
        }
    }

    private void append(int c) throws PointCloudException {
        if (length == line.length) {
            limits.checkLine(length + 1L);
            line = Arrays.copyOf(line, Math.min(2 * length, Math.max(length + 1, limits.maxLineBytes())));
        }
        line[length++] = (byte) c;
    }

    /** The current line; changed by {@link #next}. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    /** From 1 on, blank lines counted. */
    long number() {
        return number;
    }
}
