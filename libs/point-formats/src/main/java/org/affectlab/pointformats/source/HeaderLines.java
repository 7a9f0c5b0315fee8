package org.affectlab.pointformats.source;

import java.io.IOException;
import java.util.Optional;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointLimits;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a header before binary data. The first line decides what ends every line (LF, CR LF or CR), so that a line
 * feed which is the first byte of the data stays there. For one thread.
 */
public final class HeaderLines {
    private enum End {
        LINE_FEED,
        CARRIAGE_RETURN,
        BOTH
    }

    private final ByteCursor cursor;
    private final PointLimits limits;
    private final long start;
    private @Nullable End end;

    public HeaderLines(ByteCursor cursor, PointLimits limits) {
        this.cursor = cursor;
        this.limits = limits;
        this.start = cursor.position();
    }

    /** The next line without its end; empty at the end of the file. */
    public Optional<String> next() throws IOException, PointCloudException {
        int c = cursor.read();
        if (c < 0) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder();
        while (c >= 0 && !endsLine(c)) {
            limits.checkHeader(cursor.position() - start);
            limits.checkLine(line.length() + 1L);
            line.append((char) c);
            c = cursor.read();
        }
        return Optional.of(line.toString());
    }

    private boolean endsLine(int c) throws IOException {
        if (c != '\n' && c != '\r') {
            return false;
        }
        if (end == null) {
            boolean both = c == '\r' && cursor.peek() == '\n';
            end = c == '\n' ? End.LINE_FEED : both ? End.BOTH : End.CARRIAGE_RETURN;
        }
        if (c == '\r' && end == End.BOTH && cursor.peek() == '\n') {
            cursor.read();
            return true;
        }
        return end == End.CARRIAGE_RETURN ? c == '\r' : c == '\n';
    }
}
