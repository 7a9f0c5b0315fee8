package org.affectlab.pointformats.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.source.AsciiNumber;

/**
 * Cells of a line, between semicolons, between commas, or between white space. With semicolons a comma in a number is a
 * decimal one. For one thread.
 */
final class LineSplitter {
    /** What stands between two cells. */
    enum Delimiter {
        SEMICOLON,
        COMMA,
        WHITE_SPACE;

        /** That of a line: the first of semicolon and comma that it has, else white space. */
        static Delimiter of(byte[] line, int length) {
            Delimiter found = WHITE_SPACE;
            for (int i = 0; i < length; i++) {
                if (line[i] == ';') {
                    return SEMICOLON;
                }
                found = line[i] == ',' ? COMMA : found;
            }
            return found;
        }
    }

    private final Delimiter delimiter;
    private final PointLimits limits;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private byte[] line = new byte[0];
    private int count;

    LineSplitter(Delimiter delimiter, PointLimits limits) {
        this.delimiter = delimiter;
        this.limits = limits;
    }

    /** @return the number of cells; a delimiter at the very end of a line begins no cell */
    int split(byte[] bytes, int from, int length) throws PointCloudException {
        line = bytes;
        count = 0;
        int at = from;
        while (at < length) {
            int end = at;
            while (end < length && !delimits(bytes[end])) {
                end++;
            }
            if (delimiter != Delimiter.WHITE_SPACE || end > at) {
                add(at, end);
            }
            at = end + 1;
        }
        if (delimiter != Delimiter.WHITE_SPACE && count > 0 && starts[count - 1] == ends[count - 1]) {
            count--;
        }
        return count;
    }

    private boolean delimits(byte b) {
        return switch (delimiter) {
            case SEMICOLON -> b == ';';
            case COMMA -> b == ',';
            case WHITE_SPACE -> b >= 0 && b <= ' ';
        };
    }

    private void add(int from, int to) throws PointCloudException {
        int start = from;
        int end = to;
        while (start < end && line[start] <= ' ' && line[start] >= 0) {
            start++;
        }
        while (end > start && line[end - 1] <= ' ' && line[end - 1] >= 0) {
            end--;
        }
        if (count == starts.length) {
            limits.checkColumns(count + 1L);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count++] = end;
    }

    double number(int cell) throws PointCloudException {
        if (delimiter == Delimiter.SEMICOLON) {
            for (int i = starts[cell]; i < ends[cell]; i++) {
                line[i] = line[i] == ',' ? (byte) '.' : line[i];
            }
        }
        return AsciiNumber.parse(line, starts[cell], ends[cell]);
    }

    boolean isNumber(int cell) {
        try {
            number(cell);
            return true;
        } catch (PointCloudException notANumber) {
            return false;
        }
    }

    /** Without quotation marks. */
    String text(int cell) {
        String text = new String(line, starts[cell], ends[cell] - starts[cell], UTF_8);
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
