package org.affectlab.pointformats.cloud;

/**
 * What a file may be at most. Checked against its header before memory is reserved, and again while reading; immutable.
 *
 * @param maxPoints most points, at most {@value #MOST_POINTS}
 * @param maxHeaderBytes longest header: lines before the data, variable length records of LAS, the description of an NPY
 * @param maxLineBytes longest line of a text file
 * @param maxColumns most values a point may have in the file, wanted or not
 * @param maxBytes most memory that the loaded values may take; while text, NPZ or compressed points are read, up to twice as
 *     much
 */
public record PointLimits(int maxPoints, int maxHeaderBytes, int maxLineBytes, int maxColumns, long maxBytes) {
    /** So that three floats for each point still fit one array. */
    public static final int MOST_POINTS = 700_000_000;

    public PointLimits {
        if (maxPoints < 1 || maxPoints > MOST_POINTS) {
            throw new IllegalArgumentException("maxPoints must be 1 to " + MOST_POINTS);
        }
        requirePositive(maxHeaderBytes, "maxHeaderBytes");
        requirePositive(maxLineBytes, "maxLineBytes");
        requirePositive(maxColumns, "maxColumns");
        requirePositive(maxBytes, "maxBytes");
    }

    /** 100 million points, headers of 4 MiB, lines of 64 KiB, 512 columns, 4 GiB of values. */
    public static PointLimits defaults() {
        return new PointLimits(100_000_000, 4 << 20, 64 << 10, 512, 4L << 30);
    }

    /** These limits with another one on the points. */
    public PointLimits withMaxPoints(int points) {
        return new PointLimits(points, maxHeaderBytes, maxLineBytes, maxColumns, maxBytes);
    }

    /** @return the count as an int, when the limit allows it and it is above zero */
    public int checkPoints(long points) throws PointCloudException {
        if (points < 0 || points > maxPoints) {
            String actual = points < 0 ? "more than 2^63" : Long.toString(points);
            throw PointCloudException.tooLarge(
                    "The file holds " + actual + " points, the limit is " + maxPoints,
                    maxPoints,
                    points < 0 ? Long.MAX_VALUE : points);
        }
        if (points == 0) {
            throw new PointCloudException(PointCloudException.Reason.EMPTY, "The file holds no points");
        }
        return (int) points;
    }

    public void checkHeader(long bytes) throws PointCloudException {
        check(bytes, maxHeaderBytes, "The header is too long: the limit is " + maxHeaderBytes + " bytes");
    }

    public void checkLine(long bytes) throws PointCloudException {
        check(bytes, maxLineBytes, "A line is too long: the limit is " + maxLineBytes + " bytes");
    }

    public void checkColumns(long columns) throws PointCloudException {
        check(columns, maxColumns, "A point has " + columns + " values, the limit is " + maxColumns);
    }

    /** @param bytes of all loaded values */
    public void checkBytes(long bytes) throws PointCloudException {
        check(bytes, maxBytes, "The points would take " + bytes + " bytes of memory, the limit is " + maxBytes);
    }

    private static void check(long actual, long limit, String message) throws PointCloudException {
        if (actual > limit) {
            throw PointCloudException.tooLarge(message, limit, actual);
        }
    }

    private static void requirePositive(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive");
        }
    }
}
